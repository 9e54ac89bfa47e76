package dev.feria.shopify.inventory;

/** The documents of inventory. */
final class InventoryDocuments {
  private static final String ANSWER =
      """
       {
        inventoryAdjustmentGroup {
          id createdAt reason
          changes { name delta quantityAfterChange item { id } location { id } }
        }
        userErrors { code field message }
      }
      """;

  static final String LOCATIONS =
      """
      query Locations($first: Int!, $after: String) {
        locations(first: $first, after: $after, includeInactive: true) {
          nodes { id legacyResourceId name isActive fulfillsOnlineOrders shipsInventory }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;

  static final String SET =
      """
      mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key)
      """
          + ANSWER
          + "}";

  /** What was changed costs points by its length, and is not always wanted. */
  static final String SET_ONLY =
      """
      mutation SetOnly($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) {
          inventoryAdjustmentGroup { id createdAt reason }
          userErrors { code field message }
        }
      }
      """;

  static final String ADJUST =
      """
      mutation AdjustQuantities($input: InventoryAdjustQuantitiesInput!, $key: String!) {
        inventoryAdjustQuantities(input: $input) @idempotent(key: $key)
      """
          + ANSWER
          + "}";

  static final String VARIANTS =
      """
      query VariantsOfItem($id: ID!) {
        inventoryItem(id: $id) {
          id
          variants(first: 10) { nodes { id product { id } } }
        }
      }
      """;

  private InventoryDocuments() {}
}

package dev.feria.shopify.inventory;

import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Gid;
import dev.feria.shopify.wire.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls on locations and quantities. Thread-safe.
 *
 * <p>Every write carries a key by which the provider recognises a repetition. Use one key for one
 * intention, also after a restart; after a conflict read again and use a new key.
 *
 * @see <a
 *     href="https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventorySetQuantities">
 *     inventorySetQuantities, read 2026-11-20</a>
 */
public final class InventoryClient {
  private static final int LOCATIONS_PER_PAGE = 50;

  private final Gateway gateway;

  /** Made by {@code ShopifyClient.inventory()}. */
  public InventoryClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Lists the locations, closed ones included, by name. */
  public Paginated<Location> locations() {
    return Paginated.of(
        null,
        cursor -> {
          Connection<Location> locations =
              gateway
                  .data(
                      GraphQlRequest.of("inventory.locations", InventoryDocuments.LOCATIONS)
                          .variable("first", LOCATIONS_PER_PAGE)
                          .variable("after", cursor),
                      InventoryData.Locations.class,
                      Priority.CATALOGUE)
                  .locations();
          return Page.of(locations.nodes(), locations.pageInfo().next());
        });
  }

  /**
   * Sets quantities, all of them or none.
   *
   * @throws dev.feria.core.error.ConflictException when a quantity is not what was expected
   * @throws dev.feria.core.error.RejectedException with the provider's code, for example {@code
   *     INVALID_LOCATION}
   */
  public InventoryAdjustmentGroup set(SetQuantities quantities, String key) {
    InventoryAnswer answer = set(InventoryDocuments.SET, quantities, key);
    Gateway.check("inventory.set", answer.userErrors());
    return group("inventory.set", answer);
  }

  /**
   * Sets quantities like {@link #set}, and returns what the provider objects to instead of throwing
   * it: {@code UserError.position()} names the quantity. The group in the answer has no changes.
   */
  public InventoryAnswer trySet(SetQuantities quantities, String key) {
    return set(InventoryDocuments.SET_ONLY, quantities, key);
  }

  private InventoryAnswer set(String document, SetQuantities quantities, String key) {
    InventoryAnswer answer =
        gateway
            .data(
                GraphQlRequest.of("inventory.set", document)
                    .variable("input", quantities)
                    .variable("key", key)
                    .repeatable(),
                InventoryData.Set.class,
                Priority.STOCK)
            .inventorySetQuantities();
    return answer == null ? new InventoryAnswer(null, List.of()) : answer;
  }

  /**
   * Changes what is for sale by differences, all of them or none. See {@link #set}.
   *
   * @param reason {@code correction} and others of the provider's list
   */
  public InventoryAdjustmentGroup adjust(String reason, List<QuantityChange> changes, String key) {
    InventoryAnswer answer =
        gateway
            .data(
                GraphQlRequest.of("inventory.adjust", InventoryDocuments.ADJUST)
                    .variable(
                        "input", Map.of("name", "available", "reason", reason, "changes", changes))
                    .variable("key", key)
                    .repeatable(),
                InventoryData.Adjusted.class,
                Priority.STOCK)
            .inventoryAdjustQuantities();
    if (answer == null) {
      throw Errors.notFound("inventory.adjust");
    }
    Gateway.check("inventory.adjust", answer.userErrors());
    return group("inventory.adjust", answer);
  }

  /**
   * Lists the products whose variants are stocked as an item; usually one.
   *
   * @return global ids; empty when the provider does not know the item
   */
  public List<String> productsOf(String inventoryItemId) {
    InventoryData.Item item =
        gateway
            .data(
                GraphQlRequest.of("inventory.variants", InventoryDocuments.VARIANTS)
                    .variable("id", Gid.of("InventoryItem", inventoryItemId)),
                InventoryData.ItemVariants.class,
                Priority.CATALOGUE)
            .inventoryItem();
    List<String> products = new ArrayList<>();
    if (item != null && item.variants() != null) {
      for (InventoryData.VariantOfItem variant : item.variants().nodes()) {
        Reference product = variant.product();
        if (product != null && !products.contains(product.id())) {
          products.add(product.id());
        }
      }
    }
    return products;
  }

  private static InventoryAdjustmentGroup group(String operation, InventoryAnswer answer) {
    @Nullable InventoryAdjustmentGroup group = answer.inventoryAdjustmentGroup();
    // quantities that are what they should be already make no group
    return group == null ? new InventoryAdjustmentGroup(operation, null, null, List.of()) : group;
  }
}

package dev.feria.shopify.products;

/** The documents of products and variants. */
final class ProductDocuments {
  private static final String VARIANT =
      """
      id legacyResourceId sku barcode title price compareAtPrice inventoryPolicy updatedAt
      inventoryItem {
        id tracked
        inventoryLevels(first: $levels) {
          nodes { location { id } quantities(names: ["available"]) { name quantity } }
        }
      }
      """;

  private static final String PRODUCT =
      """
      id legacyResourceId title handle status onlineStoreUrl updatedAt
      variants(first: $variants) {
        nodes {
      """
          + VARIANT
          + "} pageInfo { hasNextPage endCursor } } ";

  static final String LIST =
      """
      query Products(
        $first: Int!, $after: String, $query: String, $variants: Int!, $levels: Int!
      ) {
        products(first: $first, after: $after, query: $query, sortKey: ID) {
          nodes {
      """
          + PRODUCT
          + "} pageInfo { hasNextPage endCursor } } }";

  static final String GET =
      "query Product($id: ID!, $variants: Int!, $levels: Int!) { product(id: $id) { "
          + PRODUCT
          + "} }";

  static final String VARIANTS =
      """
      query ProductVariants($id: ID!, $first: Int!, $after: String, $levels: Int!) {
        product(id: $id) {
          variants(first: $first, after: $after) {
            nodes {
      """
          + VARIANT
          + "} pageInfo { hasNextPage endCursor } } } }";

  static final String VARIANTS_BY_ID =
      """
      query VariantsById($ids: [ID!]!, $levels: Int!) {
        nodes(ids: $ids) { ... on ProductVariant {
      """
          + VARIANT
          + "product { id } } } }";

  static final String VARIANTS_BY_SKU =
      """
      query VariantsBySku($query: String!, $levels: Int!) {
        productVariants(first: 20, query: $query) {
          nodes {
      """
          + VARIANT
          + "product { id } } } }";

  static final String COUNT = "query ProductsCount { productsCount { count precision } }";

  static final String UPDATE_VARIANTS =
      """
      mutation UpdateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkUpdate(
          productId: $productId, variants: $variants, allowPartialUpdates: false
        ) {
          productVariants { id price compareAtPrice sku barcode }
          userErrors { code field message }
        }
      }
      """;

  static final String UPDATE_STATUS =
      """
      mutation UpdateStatus($id: ID!, $status: ProductStatus!) {
        productUpdate(product: { id: $id, status: $status }) {
          product { id status }
          userErrors { field message }
        }
      }
      """;

  private ProductDocuments() {}
}

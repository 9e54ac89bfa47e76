package dev.feria.shopify.orders;

/** The documents of orders. Pages are as large as one document may cost (1000 points). */
final class OrderDocuments {
  static final int ORDERS_PER_PAGE = 25;
  static final int LINES_PER_ORDER = 5;
  static final int LINES_PER_PAGE = 100;
  static final int REFUND_LINES_PER_PAGE = 100;

  private static final String MONEY = "{ shopMoney { amount currencyCode } }";

  private static final String LINE =
      """
      id name title variantTitle sku quantity currentQuantity unfulfilledQuantity
      discountedUnitPriceAfterAllDiscountsSet
      """
          + MONEY
          + """
             variant { id } product { id }
            """;

  private static final String ORDER =
      """
      id legacyResourceId name createdAt updatedAt cancelledAt currencyCode
      displayFinancialStatus displayFulfillmentStatus test sourceName
      subtotalPriceSet
      """
          + MONEY
          + " customer { id firstName lastName } ";

  static final String LIST =
      """
      query Orders($first: Int!, $after: String, $query: String, $lines: Int!) {
        orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
          nodes {
      """
          + ORDER
          + "lineItems(first: $lines) { nodes { "
          + LINE
          + """
            } pageInfo { hasNextPage endCursor } }
                }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;

  static final String GET =
      "query Order($id: ID!, $lines: Int!) { order(id: $id) { "
          + ORDER
          + "lineItems(first: $lines) { nodes { "
          + LINE
          + "} pageInfo { hasNextPage endCursor } } } }";

  static final String LINES =
      """
      query OrderLines($id: ID!, $first: Int!, $after: String) {
        order(id: $id) {
          lineItems(first: $first, after: $after) { nodes {
      """
          + LINE
          + "} pageInfo { hasNextPage endCursor } } } }";

  static final String REFUNDS =
      """
      query OrderRefunds($id: ID!) {
        order(id: $id) {
          refunds(first: 20) {
            id createdAt totalRefundedSet
      """
          + MONEY
          + """
            refundLineItems(first: 10) {
              nodes { lineItem { id } quantity restockType restocked }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }
      """;

  static final String REFUND_LINES =
      """
      query RefundLines($id: ID!, $first: Int!, $after: String) {
        refund(id: $id) {
          refundLineItems(first: $first, after: $after) {
            nodes { lineItem { id } quantity restockType restocked }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
      """;

  static final String DETAILS =
      """
      query OrderDetails($id: ID!) {
        order(id: $id) {
          id name confirmationNumber processedAt cancelReason closedAt returnStatus note email phone
          presentmentCurrencyCode fullyPaid unpaid taxesIncluded tags paymentGatewayNames
          customAttributes { key value }
          totalDiscountsSet { shopMoney { amount currencyCode } }
          totalShippingPriceSet { shopMoney { amount currencyCode } }
          totalTaxSet { shopMoney { amount currencyCode } }
          totalRefundedSet { shopMoney { amount currencyCode } }
          totalOutstandingSet { shopMoney { amount currencyCode } }
          shippingAddress {
            name firstName lastName company address1 address2 city provinceCode zip countryCodeV2
            phone
          }
          billingAddress {
            name firstName lastName company address1 address2 city provinceCode zip countryCodeV2
            phone
          }
          shippingLines(first: 5) {
            nodes {
              title code
              originalPriceSet { shopMoney { amount currencyCode } }
              discountedPriceSet { shopMoney { amount currencyCode } }
            }
          }
          transactions(first: 20) {
            id kind status gateway processedAt
            amountSet { shopMoney { amount currencyCode } }
          }
          fulfillments(first: 20) { id status displayStatus trackingInfo { company number url } }
          localizedFields(first: 10) { nodes { key value } }
        }
      }
      """;

  static final String MARK_AS_PAID =
      """
      mutation OrderMarkAsPaid($id: ID!) {
        orderMarkAsPaid(input: { id: $id }) { order { id } userErrors { field message } }
      }
      """;

  private OrderDocuments() {}
}

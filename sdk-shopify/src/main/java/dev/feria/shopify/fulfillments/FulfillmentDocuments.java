package dev.feria.shopify.fulfillments;

/** The documents of fulfillments. */
final class FulfillmentDocuments {
  static final String ORDERS =
      """
      query FulfillmentOrders($id: ID!) {
        order(id: $id) {
          id
          fulfillmentOrders(first: 5) {
            nodes {
              id status requestStatus
              assignedLocation { name location { id } }
              supportedActions { action }
              lineItems(first: 50) {
                nodes { id remainingQuantity totalQuantity sku lineItem { id } }
                pageInfo { hasNextPage endCursor }
              }
            }
            pageInfo { hasNextPage endCursor }
          }
          fulfillments(first: 20) {
            id legacyResourceId status displayStatus trackingInfo { company number url }
          }
        }
      }
      """;

  static final String CREATE =
      """
      mutation CreateFulfillment($fulfillment: FulfillmentInput!) {
        fulfillmentCreate(fulfillment: $fulfillment) {
          fulfillment {
            id legacyResourceId status displayStatus trackingInfo { company number url }
          }
          userErrors { field message }
        }
      }
      """;

  static final String UPDATE_TRACKING =
      """
      mutation UpdateTracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notify: Boolean) {
        fulfillmentTrackingInfoUpdate(
          fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notify
        ) {
          fulfillment {
            id legacyResourceId status displayStatus trackingInfo { company number url }
          }
          userErrors { field message }
        }
      }
      """;

  static final String CANCEL =
      """
      mutation CancelFulfillment($id: ID!) {
        fulfillmentCancel(id: $id) {
          fulfillment {
            id legacyResourceId status displayStatus trackingInfo { company number url }
          }
          userErrors { field message }
        }
      }
      """;

  private FulfillmentDocuments() {}
}

package dev.feria.sandbox.shopify;

import java.util.List;

/** Queries that ask for nearly everything the twin can tell. */
final class RichQueries {
  private static final String MONEY =
      "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";

  private RichQueries() {}

  static List<String> all() {
    return List.of(shop(), orders(), fulfillment(), products(), items(), apps());
  }

  private static String shop() {
    return """
        { shop { id name myshopifyDomain primaryDomain { host url id } currencyCode ianaTimezone
            timezoneOffset timezoneOffsetMinutes email plan { publicDisplayName shopifyPlus }
            createdAt url taxesIncluded weightUnit }
          currentAppInstallation { id accessScopes { handle description } app { id title apiKey } }
          publicApiVersions { handle supported displayName }
          locations(first: 50, includeInactive: true) { nodes { id legacyResourceId name isActive
            fulfillsOnlineOrders shipsInventory address { city countryCode formatted } createdAt }
            edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }
        """;
  }

  private static String orders() {
    return """
        { ordersCount { count precision }
          orders(first: 50, sortKey: UPDATED_AT, query: "updated_at:>='2020-01-01T00:00:00Z'") {
          nodes { id legacyResourceId name number confirmationNumber createdAt updatedAt processedAt
            cancelledAt cancelReason closedAt test sourceName tags note email phone currencyCode
            presentmentCurrencyCode displayFinancialStatus displayFulfillmentStatus returnStatus
            fullyPaid unpaid taxesIncluded paymentGatewayNames customAttributes { key value }
            totalPriceSet MONEY currentTotalPriceSet MONEY subtotalPriceSet MONEY
            totalDiscountsSet MONEY totalShippingPriceSet MONEY totalTaxSet MONEY
            totalRefundedSet MONEY totalOutstandingSet MONEY
            customer { id firstName lastName defaultEmailAddress { emailAddress }
              defaultPhoneNumber { phoneNumber } numberOfOrders }
            shippingAddress { name firstName lastName company address1 address2 city provinceCode
              zip countryCodeV2 phone }
            billingAddress { id name city }
            shippingLines(first: 5) { nodes { title code originalPriceSet MONEY
              discountedPriceSet MONEY } }
            lineItems(first: 50) { nodes { id name title variantTitle sku quantity currentQuantity
              unfulfilledQuantity requiresShipping originalUnitPriceSet MONEY
              discountedUnitPriceAfterAllDiscountsSet MONEY variant { id sku inventoryItem { id } }
              product { id } customAttributes { key value } } pageInfo { hasNextPage endCursor } }
            transactions(first: 20) { id kind status gateway amountSet MONEY processedAt
              parentTransaction { id } }
            refunds(first: 20) { id createdAt totalRefundedSet MONEY
              refundLineItems(first: 10) { nodes { id quantity restockType restocked
                lineItem { id } location { id } subtotalSet MONEY } }
              transactions(first: 5) { nodes { id } } }
            fulfillments(first: 20) { id status displayStatus trackingInfo { company number url } }
            localizedFields(first: 5) { nodes { key value title countryCode purpose } } }
          pageInfo { hasNextPage endCursor } } }
        """
        .replace("MONEY", MONEY);
  }

  private static String fulfillment() {
    return """
        { orders(first: 30, reverse: true) { nodes { id fulfillmentOrders(first: 10) { nodes { id
            status requestStatus createdAt updatedAt assignedLocation { name countryCode
              location { id } }
            supportedActions { action } lineItems(first: 50) { nodes { id remainingQuantity
              totalQuantity sku productTitle inventoryItemId lineItem { id } variant { id } } }
            fulfillments(first: 5) { nodes { id } } } }
          fulfillments { id name createdAt totalQuantity location { id }
            fulfillmentLineItems(first: 10) { nodes { id quantity lineItem { id } } }
            fulfillmentOrders(first: 3) { nodes { id } } } } } }
        """;
  }

  private static String products() {
    return """
        { productsCount { count precision }
          products(first: 250, sortKey: UPDATED_AT) { nodes { id legacyResourceId title handle
            status vendor productType tags descriptionHtml createdAt updatedAt publishedAt
            totalInventory tracksInventory hasOnlyDefaultVariant onlineStoreUrl
            options { id name position values } variantsCount { count precision }
            priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount } }
            variants(first: 100) { nodes { id legacyResourceId sku barcode title displayName price
              compareAtPrice inventoryQuantity inventoryPolicy availableForSale position
              selectedOptions { name value } inventoryItem { id sku tracked requiresShipping
                unitCost { amount } measurement { weight { value unit } } }
              product { id title handle status } updatedAt } } } }
          productVariants(first: 10, query: "sku:'FER-0001'") { nodes { id sku } } }
        """;
  }

  private static String items() {
    return """
        { inventoryItems(first: 100) { nodes { id legacyResourceId tracked sku updatedAt
            locationsCount { count precision } variant { id }
            inventoryLevels(first: 50) { nodes { id isActive canDeactivate createdAt updatedAt
              location { id } item { id }
              quantities(names: ["available", "on_hand", "committed", "incoming"]) { id name
                quantity updatedAt } } } } } }
        """;
  }

  private static String apps() {
    return """
        { bulkOperations(first: 10) { nodes { id status errorCode createdAt completedAt objectCount
            rootObjectCount fileSize url partialDataUrl query type } }
          webhookSubscriptions(first: 10) { nodes { id topic uri format includeFields filter name
            apiVersion { handle } createdAt updatedAt } } }
        """;
  }
}

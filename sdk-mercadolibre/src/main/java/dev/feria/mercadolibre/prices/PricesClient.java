package dev.feria.mercadolibre.prices;

import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.mercadolibre.internal.Api;
import java.util.List;
import java.util.Map;

/** Reads prices, fees and price references. Thread-safe. */
public final class PricesClient {
  private static final JsonType<List<ListingFee>> FEES = JsonType.listOf(ListingFee.class);

  private final Api api;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#prices}. */
  public PricesClient(Api api, String seller) {
    this.api = api;
    this.seller = seller;
  }

  /** Returns what a buyer pays for an item on the marketplace now, promotions included. */
  public SalePrice sale(String itemId) {
    return api.send(
        ApiRequest.get("prices.sale", "/items/{id}/sale_price")
            .path("id", itemId)
            .query("context", "channel_marketplace"),
        SalePrice.class);
  }

  /** Returns all prices of an item, standard and promotional. */
  public ItemPrices all(String itemId) {
    return api.send(
        ApiRequest.get("prices.all", "/items/{id}/prices").path("id", itemId), ItemPrices.class);
  }

  /**
   * Returns what the provider charges for selling one unit, for each listing type that fits.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public List<ListingFee> fees(String siteId, ListingFeeQuery query) {
    ApiRequest request =
        ApiRequest.get("prices.fees", "/sites/{site}/listing_prices").path("site", siteId);
    for (Map.Entry<String, String> parameter : query.parameters().entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    try {
      return api.send(request, FEES);
    } catch (UnreadableException nested) {
      // a documented example wraps the list in another list
      return api.send(request, JsonType.listOf(FEES)).stream().flatMap(List::stream).toList();
    }
  }

  /** Returns the seller's items for which the provider has a price reference. */
  public PriceReferencePage referencedItems() {
    return api.send(
        ApiRequest.get("prices.referencedItems", "/suggestions/user/{user}/items")
            .path("user", seller),
        PriceReferencePage.class);
  }

  /** Returns how an item's price compares with similar ones. */
  public PriceReference reference(String itemId) {
    return api.send(
        ApiRequest.get("prices.reference", "/suggestions/items/{id}/details").path("id", itemId),
        PriceReference.class);
  }
}

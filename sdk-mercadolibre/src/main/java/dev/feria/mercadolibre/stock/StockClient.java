package dev.feria.mercadolibre.stock;

import dev.feria.core.error.ConflictException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes stock by location, and reads user products. Thread-safe.
 *
 * <p>Budget: reads and writes of {@code /user-products/{id}/stock} share 100 requests a minute.
 */
public final class StockClient {
  private static final String VERSION = "x-version";
  private static final int ATTEMPTS = 4;
  private static final int LIMIT = 50;

  private final Api api;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#stock}. */
  public StockClient(Api api, String seller) {
    this.api = api;
    this.seller = seller;
  }

  /** Returns a user product. */
  public UserProduct userProduct(String userProductId) {
    return api.send(
        ApiRequest.get("stock.userProduct", "/user-products/{id}").path("id", userProductId),
        UserProduct.class);
  }

  /**
   * Returns a family of user products.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public UserProductFamily family(String siteId, FamilyId family) {
    return api.send(
        ApiRequest.get("stock.family", "/sites/{site}/user-products-families/{family}")
            .path("site", siteId)
            .path("family", family.value()),
        UserProductFamily.class);
  }

  /**
   * Returns where a user product lies.
   *
   * @throws dev.feria.core.error.RejectedException until stock was written for the first time
   */
  public UserProductStock get(String userProductId) {
    ApiResponse<StockLocations> answer =
        api.sendForResponse(
            ApiRequest.get("stock.get", "/user-products/{id}/stock")
                .path("id", userProductId)
                .priority(Priority.STOCK)
                .bucket(Api.ALL, Api.STOCK),
            StockLocations.class);
    return new UserProductStock(
        userProductId, answer.body().locations(), answer.headers().first(VERSION).orElse(""));
  }

  /**
   * Sets the quantities at the seller's warehouses, as they were read and with the version that was
   * read.
   *
   * @param read what {@link #get} returned
   * @param locations all warehouses, each with store, network node and quantity; whether the
   *     provider leaves those that are not named as they are is unconfirmed
   * @return the new locations, where the provider answers with them
   * @throws ConflictException when the stock changed since it was read
   */
  public List<StockLocation> putWarehouses(UserProductStock read, List<StockLocation> locations) {
    Map<String, Object> body =
        Map.of("locations", locations.stream().map(StockClient::body).toList());
    return api.find(
            put(read, LocationType.SELLER_WAREHOUSE).body(body), JsonType.of(StockLocations.class))
        .map(StockLocations::locations)
        .orElse(List.of());
  }

  /**
   * Sets the quantity at the seller's own address, for sellers whose goods lie there and in the
   * provider's warehouse (Full and Flex, Argentina and Chile).
   *
   * @param read what {@link #get} returned
   * @throws ConflictException when the stock changed since it was read
   */
  public void putSellingAddress(UserProductStock read, int quantity) {
    api.execute(put(read, LocationType.SELLING_ADDRESS).body(Map.of("quantity", quantity)));
  }

  /**
   * Reads and writes until nobody comes between, four times at most.
   *
   * @param write writes what it was given with one of the put methods, or writes nothing
   * @throws ConflictException when others were faster every time
   */
  public void update(String userProductId, Consumer<UserProductStock> write) {
    for (int attempt = 1; ; attempt++) {
      UserProductStock read = get(userProductId);
      try {
        write.accept(read);
        return;
      } catch (ConflictException outdated) {
        if (attempt == ATTEMPTS) {
          throw outdated;
        }
      }
    }
  }

  /** Lists the seller's warehouses that hold stock. */
  public Paginated<Store> stores() {
    return Paginated.of(null, this::stores);
  }

  /** Returns what the provider's own warehouse holds (Full). Read only. */
  public FulfillmentStock fulfillment(String inventoryId) {
    return api.send(
        ApiRequest.get("stock.fulfillment", "/inventories/{id}/stock/fulfillment")
            .path("id", inventoryId),
        FulfillmentStock.class);
  }

  private static ApiRequest put(UserProductStock read, LocationType type) {
    return ApiRequest.put("stock.put", "/user-products/{id}/stock/type/{type}")
        .path("id", read.userProductId())
        .path("type", type)
        .header(VERSION, read.version())
        .priority(Priority.STOCK)
        .bucket(Api.ALL, Api.STOCK);
  }

  private static Map<String, Object> body(StockLocation location) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("store_id", location.storeId());
    body.put("network_node_id", location.networkNodeId());
    body.put("quantity", location.quantity());
    return body;
  }

  private Page<Store> stores(@Nullable String cursor) {
    int offset = Offsets.of(cursor);
    StorePage page =
        api.send(
            ApiRequest.get("stock.stores", "/users/{seller}/stores/search")
                .path("seller", seller)
                .query("tags", "stock_location")
                .query("offset", offset)
                .query("limit", LIMIT),
            StorePage.class);
    return Offsets.page(page.results(), page.paging(), offset);
  }

  /**
   * The id of a family, which may exceed a signed 64-bit integer.
   *
   * @param value digits
   */
  public record FamilyId(String value) {}
}

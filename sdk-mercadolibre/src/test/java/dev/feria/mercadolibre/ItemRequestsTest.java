package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.http.FileContent;
import dev.feria.mercadolibre.items.Item;
import dev.feria.mercadolibre.items.ItemPatch;
import dev.feria.mercadolibre.items.ItemSearch;
import dev.feria.mercadolibre.items.ItemStatus;
import dev.feria.mercadolibre.items.NewDescription;
import dev.feria.mercadolibre.items.NewItem;
import dev.feria.mercadolibre.items.Relisting;
import dev.feria.mercadolibre.items.UploadedPicture;
import dev.feria.mercadolibre.items.VariationPatch;
import dev.feria.mercadolibre.prices.ListingFeeQuery;
import dev.feria.mercadolibre.stock.StockClient;
import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Requests on items and prices and stock. */
class ItemRequestsTest extends RequestCases {
  private static final String ITEM = "{\"id\":\"MLC1\",\"status\":\"active\"}";
  private static final Attribute SKU =
      new Attribute("SELLER_SKU", "SKU", null, "CAF-500", List.of());

  static Stream<Arguments> calls() {
    return Stream.of(items(), pricesAndStock()).flatMap(calls -> calls);
  }

  static Stream<Arguments> items() {
    return Stream.of(
        read(
            "GET /users/241983636/items/search?limit=100&status=active&seller_sku=A%20B&offset=0&orders=start_time_desc",
            "{\"paging\":{\"total\":1},\"results\":[\"MLC1\"]}",
            c ->
                c.items().ids(ItemSearch.ALL.status(ItemStatus.ACTIVE).sellerSku("A B")).stream()
                    .toList()),
        read(
            "GET /users/241983636/items/search?limit=100&sub_status=out_of_stock&sku=X&user_product_id=MLCU1%2CMLCU2&listing_type_id=gold_pro&reputation_health_gauge=warning&orders=last_updated_desc&offset=0",
            "{\"results\":[]}",
            c ->
                c
                    .items()
                    .ids(
                        ItemSearch.ALL
                            .subStatus("out_of_stock")
                            .customField("X")
                            .userProducts(List.of("MLCU1", "MLCU2"))
                            .listingType("gold_pro")
                            .health("warning")
                            .sortedBy("last_updated_desc"))
                    .stream()
                    .toList()),
        read("GET /items/MLC1?include_attributes=all", ITEM, c -> c.items().get("MLC1").id()),
        read(
            "GET /items?ids=MLC1%2CMLC2&attributes=id%2Cprice&include_attributes=all",
            "[{\"code\":200,\"body\":{\"id\":\"MLC1\"}},{\"code\":404,\"body\":{\"error\":\"not_found\"}}]",
            c ->
                c.items()
                    .multiget(List.of("MLC1", "MLC2"), List.of("id", "price"))
                    .missing()
                    .get(0)
                    .id()),
        call(
            "PUT /items/MLC1",
            "{\"price\":6990,\"available_quantity\":3,\"status\":\"active\"}",
            ITEM,
            c ->
                c.items()
                    .update(
                        "MLC1",
                        ItemPatch.NONE
                            .price(new BigDecimal("6990"))
                            .availableQuantity(3)
                            .status(ItemStatus.ACTIVE))),
        call(
            "PUT /items/MLC1",
            "{\"title\":\"T\",\"attributes\":[{\"id\":\"SELLER_SKU\",\"value_name\":\"CAF-500\"}],\"sale_terms\":[],\"video_id\":\"v\"}",
            ITEM,
            c ->
                c.items()
                    .update(
                        "MLC1",
                        ItemPatch.NONE
                            .title("T")
                            .attributes(List.of(SKU))
                            .saleTerms(List.of())
                            .field("video_id", "v"))),
        call("PUT /items/MLC1", "{\"status\":\"paused\"}", ITEM, c -> c.items().pause("MLC1")),
        call("PUT /items/MLC1", "{\"status\":\"active\"}", ITEM, c -> c.items().activate("MLC1")),
        call("PUT /items/MLC1", "{\"status\":\"closed\"}", ITEM, c -> c.items().close("MLC1")),
        call("PUT /items/MLC1", "{\"deleted\":\"true\"}", ITEM, c -> c.items().delete("MLC1")),
        call(
            "POST /items/MLC1/relist",
            "{\"listing_type_id\":\"gold_pro\",\"price\":10,\"quantity\":2}",
            ITEM,
            c -> c.items().relist("MLC1", new Relisting(BigDecimal.TEN, 2, "gold_pro", List.of()))),
        call(
            "POST /items",
            "{\"buying_mode\":\"buy_it_now\",\"title\":\"Café\",\"category_id\":\"MLC178700\",\"price\":6990,\"currency_id\":\"CLP\",\"available_quantity\":5,\"listing_type_id\":\"gold_special\",\"condition\":\"new\",\"pictures\":[{\"source\":\"https://x/1.jpg\"}],\"attributes\":[{\"id\":\"SELLER_SKU\",\"value_name\":\"CAF-500\"}],\"sale_terms\":[]}",
            ITEM,
            c ->
                c.items()
                    .create(
                        newItem()
                            .title("Café")
                            .category("MLC178700")
                            .price(new BigDecimal("6990"), "CLP")
                            .availableQuantity(5)
                            .listingType("gold_special")
                            .condition("new")
                            .pictureSources(List.of("https://x/1.jpg"))
                            .attributes(List.of(SKU))
                            .saleTerms(List.of())
                            .build())),
        call(
            "POST /items",
            "{\"buying_mode\":\"buy_it_now\",\"title\":\"T\",\"category_id\":\"C\",\"price\":1,\"currency_id\":\"CLP\",\"listing_type_id\":\"free\",\"variations\":[{\"attribute_combinations\":[{\"name\":\"Sabor\",\"value_name\":\"Limón\"}],\"available_quantity\":2,\"price\":1,\"picture_ids\":[\"p\"],\"attributes\":[{\"id\":\"SELLER_SKU\",\"value_name\":\"CAF-500\"}]}]}",
            ITEM,
            c ->
                c.items()
                    .create(
                        newItem()
                            .title("T")
                            .category("C")
                            .price(BigDecimal.ONE, "CLP")
                            .listingType("free")
                            .variation(
                                VariationPatch.added(
                                        List.of(
                                            new Attribute(null, "Sabor", null, "Limón", List.of())))
                                    .availableQuantity(2)
                                    .price(BigDecimal.ONE)
                                    .pictureIds(List.of("p"))
                                    .attributes(List.of(SKU)))
                            .build())),
        call(
            "POST /items/multiwarehouse",
            "{\"buying_mode\":\"buy_it_now\",\"family_name\":\"F\",\"category_id\":\"C\",\"price\":1,\"currency_id\":\"ARS\",\"listing_type_id\":\"free\",\"pictures\":[{\"id\":\"p\"}],\"stock_locations\":",
            ITEM,
            c ->
                c.items()
                    .create(
                        newItem()
                            .familyName("F")
                            .category("C")
                            .price(BigDecimal.ONE, "ARS")
                            .listingType("free")
                            .pictureIds(List.of("p"))
                            .stockAt(new NewItem.Warehouse("9", "N"), 4)
                            .build())),
        call(
            "POST /items/validate",
            "",
            "",
            c ->
                c.items()
                    .validate(
                        newItem()
                            .title("T")
                            .category("C")
                            .price(BigDecimal.ONE, "CLP")
                            .listingType("free")
                            .build())),
        read(
            "GET /items/MLC1/description",
            "{\"plain_text\":\"largo\",\"text\":\"\"}",
            c -> c.items().description("MLC1").plainText()),
        call(
            "POST /items/MLC1/description",
            "{\"plain_text\":\"x\"}",
            "{\"plain_text\":\"x\"}",
            c -> c.items().createDescription("MLC1", new NewDescription("x"))),
        call(
            "PUT /items/MLC1/description?api_version=2",
            "{\"plain_text\":\"x\"}",
            "{\"plain_text\":\"x\"}",
            c -> c.items().updateDescription("MLC1", new NewDescription("x"))),
        call(
            "POST /pictures/items/upload",
            "bytes",
            "{\"id\":\"812345-MLC\"}",
            c ->
                c.items()
                    .uploadPicture(
                        FileContent.of("a.jpg", "bytes".getBytes(StandardCharsets.UTF_8))
                            .contentType("image/jpeg"))
                    .id()),
        call(
            "POST /items/MLC1/pictures",
            "{\"id\":\"p\"}",
            "{\"id\":\"p\"}",
            c -> done(() -> c.items().addPicture(item(), new UploadedPicture("p")))),
        read(
            "GET /users/241983636/items/search/restrictions",
            "{\"aggregations_allowed\":false}",
            c -> c.items().searchRestrictions()));
  }

  static Stream<Arguments> pricesAndStock() {
    return Stream.of(
        read(
            "GET /items/MLC1/sale_price?context=channel_marketplace",
            "{\"price_id\":\"1\",\"amount\":10,\"regular_amount\":null,\"currency_id\":\"CLP\",\"reference_date\":\"2026-11-20T12:00:00Z\",\"metadata\":{}}",
            c -> c.prices().sale("MLC1").amount()),
        read(
            "GET /items/MLC1/prices",
            "{\"id\":\"MLC1\",\"prices\":[{\"id\":\"1\",\"type\":\"standard\",\"amount\":10}]}",
            c -> c.prices().all("MLC1").prices().get(0).type()),
        read(
            "GET /suggestions/user/241983636/items",
            "{\"total\":1,\"items\":[\"MLC1\"]}",
            c -> c.prices().referencedItems().items()),
        read(
            "GET /suggestions/items/MLC1/details",
            "{\"item_id\":\"MLC1\",\"status\":\"with_benchmark_high\",\"current_price\":{\"amount\":10,\"usd_amount\":0.01},\"costs\":{\"selling_fees\":1},\"metadata\":{\"graph\":[{\"price\":{\"amount\":9},\"info\":{\"title\":\"T\",\"sold_quantity\":2}}]},\"last_updated\":\"20-11-2026 10:00:00\"}",
            c -> c.prices().reference("MLC1").metadata().graph().get(0).info().title()),
        read(
            "GET /user-products/MLCU1",
            "{\"id\":\"MLCU1\",\"family_id\":18446744000000000615}",
            c -> c.stock().userProduct("MLCU1").familyId()),
        read(
            "GET /sites/MLC/user-products-families/18446744000000000615",
            "{\"user_products_ids\":[\"MLCU1\"]}",
            c ->
                c.stock()
                    .family("MLC", new StockClient.FamilyId("18446744000000000615"))
                    .userProductsIds()),
        read(
            "GET /users/241983636/stores/search?tags=stock_location&offset=0&limit=50",
            "{\"paging\":{\"total\":1},\"results\":[{\"id\":9876543,\"network_node_id\":\"N\"}]}",
            c -> c.stock().stores().stream().toList().get(0).id()),
        read(
            "GET /inventories/ABCD/stock/fulfillment",
            "{\"inventory_id\":\"ABCD\",\"total\":5,\"available_quantity\":4,\"not_available_detail\":[{\"status\":\"damaged\",\"quantity\":1}],\"external_references\":[{\"type\":\"item\",\"id\":\"MLC1\",\"variation_id\":7}]}",
            c -> c.stock().fulfillment("ABCD").externalReferences().get(0).variationId()));
  }

  private static NewItem.Builder newItem() {
    return NewItem.builder();
  }

  private static Item item() {
    try {
      return dev.feria.core.json.Json.standard().read(ITEM, Item.class);
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void fees_whenTheListIsNested_areReadToo() {
    String fee =
        "[{\"listing_type_id\":\"gold_special\",\"sale_fee_amount\":908.7,\"currency_id\":\"CLP\",\"sale_fee_details\":{\"percentage_fee\":13,\"fixed_fee\":0}}]";
    wire.answer(fee);
    wire.answer("[" + fee + "]");
    wire.answer("[" + fee + "]");
    ListingFeeQuery query =
        ListingFeeQuery.atPrice(new BigDecimal("6990"))
            .category("MLC178700")
            .listingType("gold_special")
            .logisticType("xd_drop_off")
            .shippingMode("me2")
            .billableWeight(500);

    assertThat(client.prices().fees("MLC", query)).isEqualTo(client.prices().fees("MLC", query));
    assertThat(Wire.line(wire.taken()))
        .isEqualTo(
            "GET /sites/MLC/listing_prices?price=6990&category_id=MLC178700&listing_type_id=gold_special&logistic_type=xd_drop_off&shipping_mode=me2&billable_weight=500");
  }

  @Test
  void restrictions_whenRead_keepTheirNames() {
    wire.answer("{\"aggregations_allowed\":false}");
    assertThat(client.items().searchRestrictions())
        .isEqualTo(Map.of("aggregations_allowed", false));
  }
}

package dev.feria.mercadolibre.items;

import static dev.feria.mercadolibre.Wire.body;
import static dev.feria.mercadolibre.Wire.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.error.UnreadableException;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.Wire;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemsClientTest {
  private static final String TWO =
      "{\"id\":\"MLC1\",\"price\":10,\"currency_id\":\"CLP\",\"status\":\"active\",\"variations\":[{\"id\":11,\"price\":%s},{\"id\":12,\"price\":%s}]}";

  @StartStop public final MockWebServer server = new MockWebServer();
  private Wire wire;
  private MercadoLibreClient client;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
    client = wire.client();
  }

  @Test
  void multiget_whenMoreThanTwenty_asksInChunks() {
    wire.answer("[]");
    wire.answer("[]");
    wire.answer("[]");

    client.items().multiget(IntStream.range(0, 41).mapToObj(i -> "MLC" + i).toList(), List.of());

    assertThat(line(wire.taken()).split("%2C", -1)).hasSize(20);
    assertThat(line(wire.taken()).split("%2C", -1)).hasSize(20);
    assertThat(line(wire.taken())).isEqualTo("GET /items?ids=MLC40&include_attributes=all");
  }

  @Test
  void multiget_whenVariationsComeWithoutAttributes_readsThoseItemsAlone() {
    wire.answer(
        "[{\"code\":200,\"body\":"
            + TWO.formatted(1, 1)
            + "},{\"code\":200,\"body\":{\"id\":\"MLC2\"}}]");
    wire.answer(Wire.fixture("item-with-variation.json"));

    List<Item> items = client.items().multiget(List.of("MLC1", "MLC2"), List.of()).found();

    assertThat(items.get(0).variations().get(0).sku()).isEqualTo("CAF-500-V");
    assertThat(items.get(1).id()).isEqualTo("MLC2");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void multiget_whenAnItemIsNotOne_isUnreadable() {
    wire.answer(
        "[{\"code\":200,\"body\":{\"no\":\"id\"}},{\"code\":200,\"body\":{\"id\":\"MLC2\"}}]");

    Multiget items = client.items().multiget(List.of("MLC1", "MLC2"), List.of());

    assertThat(items.found()).extracting(Item::id).containsExactly("MLC2");
    assertThat(items.unreadable())
        .containsExactly(new Multiget.Unreadable("MLC1", "Item.id missing at path $[0].body"));
  }

  @Test
  void list_whenAnItemIsNotOne_saysSo() {
    wire.answer("{\"paging\":{\"total\":1},\"results\":[\"MLC1\"]}");
    wire.answer("[{\"code\":200,\"body\":{\"no\":\"id\"}}]");

    assertThatThrownBy(() -> client.items().list(ItemSearch.ALL).stream().toList())
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void list_whenAsked_readsIdsThenItems() {
    wire.answer("{\"paging\":{\"total\":1},\"results\":[\"MLC2\"]}");
    wire.answer("[{\"code\":200,\"body\":{\"id\":\"MLC2\"}}]");

    assertThat(client.items().list(ItemSearch.ALL).stream())
        .extracting(Item::id)
        .containsExactly("MLC2");
  }

  @Test
  void updateVariations_whenOneIsNamed_keepsAll() {
    wire.answer(TWO.formatted(10, 10));
    wire.answer(TWO.formatted(10, 10));

    client
        .items()
        .updateVariations(
            "MLC1",
            List.of(
                VariationPatch.of("12").availableQuantity(5),
                VariationPatch.added(List.of()).availableQuantity(1)));

    wire.taken();
    assertThat(body(wire.taken()))
        .isEqualTo(
            "{\"variations\":[{\"id\":11},{\"id\":12,\"available_quantity\":5},"
                + "{\"attribute_combinations\":[],\"available_quantity\":1}]}");
  }

  @Test
  void updateVariations_whenOneDoesNotExist_writesNothing() {
    wire.answer(TWO.formatted(10, 10));

    assertThatThrownBy(
            () ->
                client
                    .items()
                    .updateVariations("MLC1", List.of(VariationPatch.of("9").availableQuantity(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9");
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThatThrownBy(() -> ItemPatch.NONE.field("variations", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void removeVariation_whenNamed_keepsTheOthers() {
    wire.answer(TWO.formatted(10, 10));
    wire.answer(TWO.formatted(10, 10));
    wire.answer(TWO.formatted(10, 10));
    Item item = client.items().get("MLC1");

    client.items().removeVariation(item, item.variations().get(0));

    wire.taken();
    wire.taken();
    assertThat(body(wire.taken())).isEqualTo("{\"variations\":[{\"id\":12}]}");
  }

  @Test
  void relist_whenItemHasVariations_namesThem() {
    wire.answer("{\"id\":\"MLC9\"}");

    client.items().relist("MLC1", new Relisting(BigDecimal.TEN, 1, null, List.of("11")));

    assertThat(body(wire.taken())).contains("\"variations\":[{").contains("\"id\":\"11\"");
  }

  @Test
  void price_whenItemHasVariations_setsAllToOnePrice() {
    wire.answer(TWO.formatted(10, 10));
    wire.answer(TWO.formatted(10, 10));
    wire.answer(TWO.formatted(15, 15));

    assertThat(publish("MLC1:11", "CLP")).isInstanceOf(PriceOutcome.Published.class);

    wire.taken();
    wire.taken();
    assertThat(body(wire.taken()))
        .isEqualTo("{\"variations\":[{\"id\":11,\"price\":15},{\"id\":12,\"price\":15}]}");
  }

  @Test
  void price_whenAnAutomationKeepsItsOwn_isRejected() {
    wire.answer("{\"id\":\"MLC1\",\"price\":10,\"currency_id\":\"CLP\"}");
    wire.answer("{\"id\":\"MLC1\",\"price\":10,\"currency_id\":\"CLP\"}");

    assertThat(publish("MLC1", "CLP"))
        .isInstanceOfSatisfying(
            PriceOutcome.Refused.class,
            refused ->
                assertThat(refused.reason().failure().code()).isEqualTo("price_not_applied"));
  }

  @Test
  void price_whenCurrencyIsAnother_writesNothing() {
    wire.answer("{\"id\":\"MLC1\",\"price\":10,\"currency_id\":\"CLP\"}");

    assertThat(publish("MLC1", "USD"))
        .isInstanceOfSatisfying(
            PriceOutcome.Refused.class,
            refused ->
                assertThat(refused.reason().failure().code()).isEqualTo("currency_mismatch"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private PriceOutcome publish(String listingId, String currency) {
    PriceChange change = new PriceChange(listingId, "MLC1", Money.of("15", currency));
    return ((PricePublisher) wire.account()).publishPrices(List.of(change)).get(0);
  }
}

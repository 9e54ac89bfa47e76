package dev.feria.shopify.provider;

import static dev.feria.shopify.provider.Wire.objection;
import static dev.feria.shopify.provider.Wire.set;
import static dev.feria.shopify.provider.Wire.variant;
import static dev.feria.shopify.provider.Wire.variants;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockPublishingTest {
  private static final String STALE = "CHANGE_FROM_QUANTITY_STALE";

  @StartStop private final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(server);
    wire.enqueue(Wire.LOCATIONS);
  }

  private static StockChange change(String variant, int quantity, Integer shown) {
    return new StockChange("9:" + variant, "9", quantity, shown);
  }

  private static String outcome(StockOutcome outcome) {
    return outcome instanceof StockOutcome.Refused refused
        ? String.valueOf(refused.reason().failure().code())
        : "published";
  }

  /** What the writes set: location, quantity and what they expected, in order. */
  @SuppressWarnings("unchecked") // the shape of our own request
  private static List<String> written(List<Map<String, Object>> bodies) {
    List<String> written = new ArrayList<>();
    for (Map<String, Object> body : bodies) {
      if (((Map<String, Object>) body.get("variables")).get("input") instanceof Map<?, ?> input) {
        for (Map<String, Object> quantity : (List<Map<String, Object>>) input.get("quantities")) {
          assertThat(quantity).containsKey("changeFromQuantity");
          written.add(
              "%s@%s=%s from %s"
                  .formatted(
                      number(quantity.get("inventoryItemId")),
                      number(quantity.get("locationId")),
                      quantity.get("quantity"),
                      quantity.get("changeFromQuantity")));
        }
      }
    }
    return written;
  }

  private static String number(Object gid) {
    return String.valueOf(gid).replaceFirst(".*/", "");
  }

  private static List<Object> keys(List<Map<String, Object>> bodies) {
    return bodies.stream()
        .map(body -> ((Map<?, ?>) body.get("variables")).get("key"))
        .filter(key -> key != null)
        .map(Object.class::cast)
        .toList();
  }

  @Test
  void publishStock_ofAKnownVariant_comparesWithWhatTheHostLastSaw() {
    ShopifyAccount account = wire.account();
    wire.enqueue(variants(variant("5", true, 10)));
    wire.enqueue(set());
    wire.enqueue(set());

    account.publishStock(List.of(change("5", 7, null)));
    List<StockOutcome> outcomes = account.publishStock(List.of(change("5", 6, 7)));

    assertThat(outcomes).extracting(StockPublishingTest::outcome).containsExactly("published");
    List<Map<String, Object>> bodies = wire.bodies();
    assertThat(bodies).hasSize(4); // locations, variant, and one write each
    assertThat(written(bodies)).containsExactly("5@1=7 from 10", "5@1=6 from 7");
    assertThat(keys(bodies)).doesNotHaveDuplicates();
  }

  @Test
  void publishStock_whenTheChannelSoldUnseen_keepsThatOffSaleWithANewKey() {
    ShopifyAccount account = wire.account();
    wire.enqueue(variants(variant("5", true, 10)));
    wire.enqueue(set());
    account.publishStock(List.of(change("5", 9, 10)));
    wire.enqueue(set(objection(STALE, 0)));
    wire.enqueue(variants(variant("5", true, 6)));
    wire.enqueue(set());

    List<StockOutcome> outcomes = account.publishStock(List.of(change("5", 8, 9)));

    assertThat(outcomes).extracting(StockPublishingTest::outcome).containsExactly("published");
    List<Map<String, Object>> bodies = wire.bodies();
    assertThat(written(bodies))
        .containsExactly("5@1=9 from 10", "5@1=8 from 9", "5@1=5 from 6");
    assertThat(keys(bodies)).doesNotHaveDuplicates();
  }

  @Test
  void publishStock_whenMoreWasSoldThanIsLeft_setsNothing() {
    wire.enqueue(variants(variant("5", true, 1)));
    wire.enqueue(set());

    wire.account().publishStock(List.of(change("5", 3, 9)));

    assertThat(written(wire.bodies())).containsExactly("5@1=0 from 1");
  }

  @Test
  void publishStock_whenTheChannelShowsMore_setsWhatIsWanted() {
    wire.enqueue(variants(variant("5", true, 12)));
    wire.enqueue(set());

    wire.account().publishStock(List.of(change("5", 3, 9)));

    assertThat(written(wire.bodies())).containsExactly("5@1=3 from 12");
  }

  @Test
  void publishStock_whenItIsStaleAgainAndAgain_endsInAConflict() {
    for (int i = 0; i < 4; i++) {
      wire.enqueue(variants(variant("5", true, 10 - i)));
      wire.enqueue(set(objection(STALE, 0)));
    }

    List<StockOutcome> outcomes = wire.account().publishStock(List.of(change("5", 3, null)));

    ProviderException reason = ((StockOutcome.Refused) outcomes.get(0)).reason();
    assertThat(reason).isInstanceOf(ConflictException.class);
    assertThat(reason.failure().code()).isEqualTo(STALE);
    assertThat(server.getRequestCount()).isEqualTo(9);
  }

  @Test
  void publishStock_ofSeveral_refusesTheOneAtFaultAndSetsTheOthers() {
    wire.enqueue(
        variants(
            variant("5", true, 1), variant("6", true, 1), variant("7", true, 1), "null",
            variant("9", false)));
    wire.enqueue(set(objection("NON_MUTABLE_INVENTORY_ITEM", 1)));
    wire.enqueue(set());

    List<StockOutcome> outcomes =
        wire.account()
            .publishStock(
                List.of(
                    change("5", 2, null),
                    change("6", 2, null),
                    change("7", 2, null),
                    change("8", 2, null),
                    change("9", 2, null)));

    assertThat(outcomes)
        .extracting(StockPublishingTest::outcome)
        .containsExactly(
            "published",
            "NON_MUTABLE_INVENTORY_ITEM",
            "published",
            "variant_not_found",
            "not_tracked");
    assertThat(((StockOutcome.Refused) outcomes.get(4)).reason())
        .isInstanceOf(RejectedException.class);
    assertThat(written(wire.bodies()))
        .containsExactly(
            "5@1=2 from 1", "6@1=2 from 1", "7@1=2 from 1", "5@1=2 from 1", "7@1=2 from 1");
  }

  @Test
  void publishStock_whenAnObjectionNamesNobody_triesEachByItself() {
    wire.enqueue(variants(variant("5", true, 1), variant("6", true, 1)));
    String unnamed = "{\"code\": \"INVALID_REASON\", \"message\": \"made up\", \"field\": null}";
    wire.enqueue(set(unnamed));
    wire.enqueue(set());
    wire.enqueue(set(unnamed));

    assertThat(
            wire.account().publishStock(List.of(change("5", 2, null), change("6", 2, null))))
        .extracting(StockPublishingTest::outcome)
        .containsExactly("published", "INVALID_REASON");
  }

  @Test
  void publishStock_whenNoAnswerCame_findsOutWithTheSameKeyBeforeTheNextWrite() {
    ShopifyAccount account = wire.account();
    wire.enqueue(variants(variant("5", true, 10)));
    for (int i = 0; i < 4; i++) {
      wire.enqueue(503, "");
    }
    List<StockOutcome> lost = account.publishStock(List.of(change("5", 7, 10)));
    wire.enqueue(set()); // the provider knows the key: it was carried out
    wire.enqueue(set());

    List<StockOutcome> next = account.publishStock(List.of(change("5", 6, 10)));

    assertThat(((StockOutcome.Refused) lost.get(0)).reason())
        .isInstanceOf(UnavailableException.class);
    assertThat(next).extracting(StockPublishingTest::outcome).containsExactly("published");
    List<Map<String, Object>> bodies = wire.bodies();
    assertThat(written(bodies))
        .containsExactly(
            "5@1=7 from 10",
            "5@1=7 from 10",
            "5@1=7 from 10",
            "5@1=7 from 10",
            "5@1=7 from 10",
            "5@1=6 from 7");
    assertThat(keys(bodies).subList(0, 5)).containsOnly(keys(bodies).get(0));
    assertThat(keys(bodies).get(5)).isNotEqualTo(keys(bodies).get(0));
  }

  @Test
  void publishStock_whileTheKeyIsBusy_waitsAndSendsItAgain() {
    wire.enqueue(variants(variant("5", true, 10)));
    wire.enqueue(set(objection("IDEMPOTENCY_CONCURRENT_REQUEST", 0)));
    wire.enqueue(set());

    assertThat(wire.account().publishStock(List.of(change("5", 7, null))))
        .extracting(StockPublishingTest::outcome)
        .containsExactly("published");
    List<Object> keys = keys(wire.bodies());
    assertThat(keys).hasSize(2).containsOnly(keys.get(0));
  }

  @Test
  void publishStock_overSeveralPlaces_addsToTheFirst() {
    wire.enqueue(variants(variant("5", true, 4, 3, 50)));
    wire.enqueue(set());

    wire.account("2", "1").publishStock(List.of(change("5", 10, null)));

    assertThat(written(wire.bodies())).containsExactly("5@2=6 from 3");
  }

  @Test
  void publishStock_overSeveralPlaces_takesFromTheFirstThenFromTheNext() {
    wire.enqueue(variants(variant("5", true, 4, 3)));
    wire.enqueue(set());

    wire.account("2", "1").publishStock(List.of(change("5", 2, null)));

    assertThat(written(wire.bodies())).containsExactly("5@2=0 from 3", "5@1=2 from 4");
  }

  @Test
  void publishStock_whenAPlaceIsBelowZero_bringsItToZero() {
    wire.enqueue(variants(variant("5", true, -2, 5)));
    wire.enqueue(set());

    wire.account("1", "2").publishStock(List.of(change("5", 1, null)));

    assertThat(written(wire.bodies())).containsExactly("5@1=0 from -2", "5@2=1 from 5");
  }

  @Test
  void publishStock_whereTheItemIsNotStockedYet_setsWithoutComparing() {
    wire.enqueue(variants(variant("5", true)));
    wire.enqueue(set());

    wire.account().publishStock(List.of(change("5", 4, null)));

    assertThat(written(wire.bodies())).containsExactly("5@1=4 from null");
  }

  @Test
  void publishStock_whenAllIsRightAlready_writesNothing() {
    wire.enqueue(variants(variant("5", true, 4)));

    assertThat(wire.account().publishStock(List.of(change("5", 4, null))))
        .extracting(StockPublishingTest::outcome)
        .containsExactly("published");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}

package dev.feria.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruthCheckTest {
  private static final Truth.Listing COFFEE = listing(14, "6990");
  private static final Truth.Order PAID = order("paid", 2, "13980");

  @Test
  void differences_whenBothHoldTheSame_findsNone() {
    var held =
        new Truth(Map.of("A", listing(14, "6990.00")), Map.of("1", order("paid", 2, "13980.0")));

    assertThat(TruthCheck.differences(new Truth(Map.of("A", COFFEE), Map.of("1", PAID)), held))
        .isEmpty();
  }

  @Test
  void differences_whenQuantityPriceOrCurrencyDiffers_namesTheListing() {
    assertThat(listings(COFFEE, listing(13, "6990")))
        .containsExactly("listing A: quantity is 14, the server says 13");
    assertThat(listings(COFFEE, listing(14, "6991")))
        .containsExactly("listing A: amount is 6990 CLP, the server says 6991 CLP");
    assertThat(listings(COFFEE, new Truth.Listing("A", 14L, new BigDecimal("6990"), "ARS")))
        .containsExactly("listing A: amount is 6990 CLP, the server says 6990 ARS");
  }

  @Test
  void differences_whenOrderDiffers_namesItAndTheTotals() {
    assertThat(orders(PAID, order("cancelled", 2, "13980")))
        .containsExactly("order 1: status is paid, the server says cancelled");
    assertThat(orders(PAID, order("paid", 4, "13980")))
        .containsExactly("order 1: has 2 units, the server says 4");
    assertThat(orders(PAID, order("paid", 2, "1")))
        .containsExactly(
            "order 1: amount is 13980 CLP, the server says 1 CLP",
            "order totals: the sandbox has {CLP=1.398E+4}, the server {CLP=1}");
  }

  @Test
  void differences_whenOneSideLacksARecord_saysWhich() {
    var nothing = new Truth(Map.of(), Map.of());
    var coffee = new Truth(Map.of("A", COFFEE), Map.of());

    assertThat(TruthCheck.differences(coffee, nothing))
        .containsExactly("listing A: the server does not have it");
    assertThat(TruthCheck.differences(nothing, coffee))
        .containsExactly("listing A: only the server has it");
  }

  @Test
  void differences_whenTheChannelDoesNotCountTheStock_looksAtThePriceOnly() {
    var uncounted = new Truth.Listing("A", null, new BigDecimal("6990"), "CLP");

    assertThat(listings(uncounted, uncounted)).isEmpty();
    assertThat(listings(uncounted, COFFEE)).isEmpty();
    assertThat(listings(COFFEE, uncounted))
        .containsExactly("listing A: quantity is 14, the server says null");
  }

  @Test
  void spread_countsProductsByTheirChannels() {
    var both = new Truth(Map.of("A1", sku("A"), "B1", sku("B"), "A2", sku("A")), Map.of());
    var one = new Truth(Map.of("X", sku("A"), "Y", sku(null)), Map.of());

    assertThat(TruthCheck.spread(List.of(both, one))).isEqualTo(Map.of(2, 1L, 1, 1L));
  }

  private static Truth.Listing sku(String sku) {
    return new Truth.Listing(sku, 1L, BigDecimal.ONE, "CLP");
  }

  private static List<String> listings(Truth.Listing truth, Truth.Listing held) {
    return TruthCheck.differences(
        new Truth(Map.of("A", truth), Map.of()), new Truth(Map.of("A", held), Map.of()));
  }

  private static List<String> orders(Truth.Order truth, Truth.Order held) {
    return TruthCheck.differences(
        new Truth(Map.of(), Map.of("1", truth)), new Truth(Map.of(), Map.of("1", held)));
  }

  private static Truth.Listing listing(long quantity, String price) {
    return new Truth.Listing("A", quantity, new BigDecimal(price), "CLP");
  }

  private static Truth.Order order(String status, long units, String total) {
    return new Truth.Order(status, units, new BigDecimal(total), "CLP");
  }
}

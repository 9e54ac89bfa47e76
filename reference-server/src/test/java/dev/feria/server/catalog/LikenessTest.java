package dev.feria.server.catalog;

import static dev.feria.server.testing.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
  private static ListingRow listing(String title, String variation, String price) {
    return new ListingRow(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "1",
        "1",
        null,
        title,
        variation,
        ListingState.ACTIVE,
        "active",
        1,
        Money.of(price, "CLP"),
        StockOwner.SELLER,
        null,
        null,
        null,
        NOON,
        false,
        NOON,
        NOON,
        null,
        null,
        null,
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "Café tostado 250 g,         , 1000, Cafe Tostado 250g,    1000, 0.90",
    "Café tostado 250 g,         , 1000, Cafe Tostado 500 g,   1000, 0.54",
    "Polera algodón,             M, 1000, Polera algodón (M),  1000, 0.90",
    "Polera algodón,             M, 1000, Polera algodón (L),  1000, 0.72",
    "Café tostado,               , 1000, Café tostado,         2000, 0.81",
    "Café tostado,               , 1000, Café tostado,             , 0.90",
  })
  void score_byNumbersVariationAndPrice(
      String title, String variation, String price, String product, String cost, String score) {
    Money known = cost == null ? null : Money.of(cost, "CLP");
    assertThat(Likeness.score(0.9, listing(title, variation, price), product, known))
        .isEqualByComparingTo(score);
  }
}

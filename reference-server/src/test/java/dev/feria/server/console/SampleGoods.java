package dev.feria.server.console;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods whose titles try to break pages. */
final class SampleGoods {
  static final String EVIL = "Taza <script>alert('x')</script> \"&";
  static final Instant LATER = Shop.NOON.plusSeconds(60);

  private SampleGoods() {}

  /** Fills a shop: a matched listing, one without a SKU, a sold order and one with a stray line. */
  static AccountRow fill(Shop shop) {
    AccountRow account = shop.account("Café & Té <b>");
    shop.store(
        account,
        listing("L1", "CAF-1", "Café de Etiopía", 12),
        listing("L2", null, EVIL, 7),
        listing("L3", "FIL-1", "Filtros V60", 0));
    shop.apply(
        account,
        order("O-1", "P-1", OrderState.PAID, "L1", "Café de Etiopía", 2),
        order("O-2", "P-1", OrderState.PAID, "L2", EVIL, 1),
        order("O-3", "O-3", OrderState.UNPAID, "L1", "Café de Etiopía", 1));
    return account;
  }

  static Listing listing(String id, @Nullable String sku, String title, int quantity) {
    return new Listing(
        id,
        id,
        sku,
        title,
        "500 g",
        quantity == 0 ? ListingState.OUT_OF_STOCK : ListingState.ACTIVE,
        "as-is",
        quantity,
        Money.of("12990", "CLP"),
        StockOwner.SELLER,
        "https://stalls.example/" + id,
        null,
        Shop.NOON,
        Shop.NOON);
  }

  static Order order(
      String id, String pack, OrderState state, String listing, String title, int quantity) {
    Money price = Money.of("12990", "CLP");
    return new Order(
        id,
        pack,
        state,
        state.name(),
        LATER,
        LATER,
        List.of(new Order.Line("1", listing, null, title, quantity, price)),
        price.times(quantity),
        new Order.Buyer("77", "María <i>"),
        "S-" + id,
        null);
  }
}

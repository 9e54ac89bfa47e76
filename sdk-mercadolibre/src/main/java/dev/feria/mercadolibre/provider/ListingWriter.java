package dev.feria.mercadolibre.provider;

import dev.feria.core.commerce.Money;
import dev.feria.core.error.RejectedException;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.items.Item;
import dev.feria.mercadolibre.items.ItemPatch;
import dev.feria.mercadolibre.items.Variation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sets prices. All variations of an item carry one price, so it is the item's that changes. */
final class ListingWriter {
  private static final int BAD_REQUEST = 400;
  private static final int OK = 200;

  private final MercadoLibreClient client;

  ListingWriter(MercadoLibreClient client) {
    this.client = client;
  }

  void price(ListingId listing, Money price) {
    Item before = client.items().get(listing.item());
    if (before.currencyId() != null && !before.currencyId().equals(price.currency())) {
      throw refused(BAD_REQUEST, "currency_mismatch");
    }
    Item after =
        before.variations().isEmpty()
            ? client.items().update(listing.item(), ItemPatch.NONE.price(price.amount()))
            : client.items().priceOfAllVariations(listing.item(), price.amount());
    BigDecimal now = priceOf(after, listing.variation());
    if (now != null && now.compareTo(price.amount()) != 0) {
      // an automation of the provider rules this price: it answers 200 and keeps its own
      throw refused(OK, "price_not_applied");
    }
  }

  private static @Nullable BigDecimal priceOf(Item item, @Nullable String variationId) {
    Variation variation = variationId == null ? null : item.variation(variationId);
    return variation != null && variation.price() != null ? variation.price() : item.price();
  }

  private static RejectedException refused(int status, String code) {
    return new RejectedException(Errors.failure("items.price", status, code), null, null);
  }
}

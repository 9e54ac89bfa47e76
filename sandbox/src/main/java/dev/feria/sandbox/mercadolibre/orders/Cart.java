package dev.feria.sandbox.mercadolibre.orders;

import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Variation;
import dev.feria.sandbox.mercadolibre.state.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a buyer has chosen of one seller's items. */
final class Cart {
  private record Choice(Item item, @Nullable Variation variation, Purchases.Line line) {
    /** Choices with the same pool draw on the same units. */
    private String pool() {
      String product = variation == null ? item.userProductId : variation.userProductId;
      return product == null ? item.id + ":" + (variation == null ? 0 : variation.id) : product;
    }
  }

  private static final long FIRST_ORDER = 2_000_009_000_000_001L;
  static final long FIRST_PAYMENT = 87_600_000_001L;
  private static final BigDecimal FEE_SHARE = new BigDecimal("0.13");

  private final Platform platform;
  private final Seller seller;
  private final List<Choice> choices;

  private Cart(Platform platform, Seller seller, List<Choice> choices) {
    this.platform = platform;
    this.seller = seller;
    this.choices = choices;
  }

  /** Finds the items of the lines; 404 for an unknown one. */
  static Cart of(Platform platform, Seller seller, List<Purchases.Line> lines) {
    List<Choice> choices = new ArrayList<>();
    lines.forEach(line -> choices.add(choose(platform, seller, line)));
    return new Cart(platform, seller, choices);
  }

  private static Choice choose(Platform platform, Seller seller, Purchases.Line line) {
    int colon = line.listing().indexOf(':');
    String itemId = colon < 0 ? line.listing() : line.listing().substring(0, colon);
    Item item = platform.world().items.get(itemId);
    if (item == null || item.sellerId != seller.id) {
      throw Errors.missing("unknown listing " + line.listing());
    }
    if (line.quantity() < 1) {
      throw Errors.bad("quantity must be at least 1");
    }
    Variation variation = null;
    if (colon >= 0) {
      for (Variation candidate : item.variations) {
        if (Long.toString(candidate.id).equals(line.listing().substring(colon + 1))) {
          variation = candidate;
        }
      }
    }
    if (variation == null && (colon >= 0 || !item.variations.isEmpty())) {
      throw Errors.missing("unknown listing " + line.listing() + ", use ITEM:VARIATION");
    }
    return new Choice(item, variation, line);
  }

  /** 409 when something is not for sale or there is not enough of it. */
  void check() {
    for (Choice choice : choices) {
      int wanted = 0;
      for (Choice other : choices) {
        if (other.pool().equals(choice.pool())) {
          wanted += other.line.quantity();
        }
      }
      int available = platform.stock().of(choice.item, choice.variation);
      boolean forSale = choice.item.status.equals("active");
      if (!forSale || wanted > available) {
        throw Errors.of(
            409,
            "conflict",
            choice.line.listing()
                + (forSale ? " has only " + available : " is " + choice.item.status));
      }
    }
  }

  /** One order for each line; the pack, the buyer and the shipment are still to come. */
  List<Order> orders(String status) {
    List<Order> orders = new ArrayList<>();
    choices.forEach(choice -> orders.add(order(choice, status)));
    return orders;
  }

  private Order order(Choice choice, String status) {
    World world = platform.world();
    long now = platform.now();
    Item item = choice.item;
    Variation variation = choice.variation;
    Order order = new Order();
    order.id = world.next("order", FIRST_ORDER);
    order.sellerId = seller.id;
    order.siteId = seller.siteId;
    order.itemId = item.id;
    order.title = item.title;
    order.categoryId = item.categoryId;
    order.sku = variation == null ? item.sku : variation.sku;
    order.customField = variation == null ? item.customField : variation.customField;
    order.userProductId = variation == null ? item.userProductId : variation.userProductId;
    if (variation != null) {
      order.variationId = variation.id;
      order.variant = variation.attributeId + "|" + variation.attributeName + "|" + variation.value;
    }
    if (choice.line.sku() != null) {
      order.sku = choice.line.sku();
      order.customField = null;
    }
    order.quantity = choice.line.quantity();
    order.unitPrice = variation == null ? item.price : variation.price;
    order.saleFee = fee(order.unitPrice, seller.siteId);
    order.currency = item.currency;
    order.listingType = item.listingType;
    order.status = status;
    order.fulfillment = item.isFull();
    order.created = now;
    order.updated = now;
    if (status.equals("paid")) {
      order.paymentId = world.next("payment", FIRST_PAYMENT);
      order.closed = now;
    } else if (status.equals("payment_in_process")) {
      order.paymentId = world.next("payment", FIRST_PAYMENT);
    }
    return order;
  }

  /** What the platform keeps of one unit. */
  static BigDecimal fee(BigDecimal unitPrice, String siteId) {
    return unitPrice
        .multiply(FEE_SHARE)
        .setScale(Math.max(1, Site.of(siteId).decimals()), RoundingMode.HALF_UP);
  }
}

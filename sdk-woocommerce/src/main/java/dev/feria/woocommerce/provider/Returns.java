package dev.feria.woocommerce.provider;

import dev.feria.woocommerce.orders.LineItem;
import dev.feria.woocommerce.orders.Order;
import dev.feria.woocommerce.orders.Refund;
import dev.feria.woocommerce.wire.MetaData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many pieces of each line came back. A refund that names pieces puts them back on the shelf
 * unless its maker takes the tick away; the API does not show that tick. Where the shop has noted
 * on the line how many it put back, that counts instead (unconfirmed: the note is an internal one
 * of newer versions). A refund of money alone brings nothing back.
 */
final class Returns {
  private static final String REFUNDED_LINE = "_refunded_item_id";
  private static final String RESTOCKED = "_restock_refunded_items";

  private final Map<String, Integer> byLine;

  private Returns(Map<String, Integer> byLine) {
    this.byLine = byLine;
  }

  static Returns of(Order order, List<Refund> refunds) {
    Map<String, Integer> byLine = new HashMap<>();
    for (Refund refund : refunds) {
      for (LineItem item : refund.lineItems()) {
        int pieces = item.quantity().abs().setScale(0, RoundingMode.FLOOR).intValueExact();
        String line = line(order, item);
        if (!line.isEmpty() && pieces > 0) {
          byLine.merge(line, pieces, Integer::sum);
        }
      }
    }
    for (LineItem item : order.lineItems()) {
      String restocked = meta(item, RESTOCKED);
      if (restocked.matches("[0-9]{1,9}")) {
        byLine.put(item.id(), new BigDecimal(restocked).intValueExact());
      }
    }
    return new Returns(byLine);
  }

  int of(LineItem item) {
    return byLine.getOrDefault(item.id(), 0);
  }

  /** The line that a refund's line is for: named by its id, else the one that sold the same. */
  private static String line(Order order, LineItem refunded) {
    String named = meta(refunded, REFUNDED_LINE);
    if (!named.isEmpty()) {
      return named;
    }
    return order.lineItems().stream()
        .filter(
            item ->
                Objects.equals(item.productId(), refunded.productId())
                    && Objects.equals(item.variationId(), refunded.variationId()))
        .map(LineItem::id)
        .findFirst()
        .orElse("");
  }

  private static String meta(LineItem item, String key) {
    return item.metaData().stream()
        .filter(meta -> key.equals(meta.key()))
        .map(MetaData::text)
        .findFirst()
        .orElse("");
  }
}

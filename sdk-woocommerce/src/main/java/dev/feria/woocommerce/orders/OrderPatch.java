package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.NewMeta;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an order shall change; null stays as it is.
 *
 * @param status changing it runs the shop's mails, stock moves and plugins, 5 to 20 s
 * @param metaData what to note
 */
public record OrderPatch(
    @Nullable OrderStatus status,
    @Nullable String transactionId,
    @Nullable List<NewMeta> metaData) {
  public OrderPatch {
    metaData = metaData == null ? null : Collections.unmodifiableList(metaData);
  }

  /** Changes the status only. */
  public static OrderPatch status(OrderStatus status) {
    return new OrderPatch(status, null, null);
  }
}

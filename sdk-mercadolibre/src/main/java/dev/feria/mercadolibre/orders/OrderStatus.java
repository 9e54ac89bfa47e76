package dev.feria.mercadolibre.orders;

import dev.feria.core.json.OpenEnum;

/**
 * The status of an order.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record OrderStatus(String wire) implements OpenEnum {
  /** {@code confirmed}. */
  public static final OrderStatus CONFIRMED = new OrderStatus("confirmed");

  /** {@code payment_required}. */
  public static final OrderStatus PAYMENT_REQUIRED = new OrderStatus("payment_required");

  /** {@code payment_in_process}. */
  public static final OrderStatus PAYMENT_IN_PROCESS = new OrderStatus("payment_in_process");

  /** {@code partially_paid}. */
  public static final OrderStatus PARTIALLY_PAID = new OrderStatus("partially_paid");

  /** {@code paid}. */
  public static final OrderStatus PAID = new OrderStatus("paid");

  /** {@code partially_refunded}. */
  public static final OrderStatus PARTIALLY_REFUNDED = new OrderStatus("partially_refunded");

  /** {@code pending_cancel}. */
  public static final OrderStatus PENDING_CANCEL = new OrderStatus("pending_cancel");

  /** {@code cancelled}. */
  public static final OrderStatus CANCELLED = new OrderStatus("cancelled");

  /** {@code invalid}. */
  public static final OrderStatus INVALID = new OrderStatus("invalid");
}

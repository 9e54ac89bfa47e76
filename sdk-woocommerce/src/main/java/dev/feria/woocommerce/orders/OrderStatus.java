package dev.feria.woocommerce.orders;

import dev.feria.core.json.OpenEnum;

/**
 * The status of an order, without the prefix {@code wc-}. Plugins add their own.
 *
 * @param wire as the shop writes it
 */
public record OrderStatus(String wire) implements OpenEnum {
  /** Waits for payment. */
  public static final OrderStatus PENDING = new OrderStatus("pending");

  /** Waits for a transfer or a slip; the shop has taken the stock already. */
  public static final OrderStatus ON_HOLD = new OrderStatus("on-hold");

  /** Paid, to be sent. */
  public static final OrderStatus PROCESSING = new OrderStatus("processing");

  /** Sent. */
  public static final OrderStatus COMPLETED = new OrderStatus("completed");

  /** Cancelled. */
  public static final OrderStatus CANCELLED = new OrderStatus("cancelled");

  /** All of it was paid back. */
  public static final OrderStatus REFUNDED = new OrderStatus("refunded");

  /** The payment failed; the buyer may try again. */
  public static final OrderStatus FAILED = new OrderStatus("failed");

  /** A checkout that nobody has finished. */
  public static final OrderStatus CHECKOUT_DRAFT = new OrderStatus("checkout-draft");

  /** Put away; lists leave it out unless it is asked for. */
  public static final OrderStatus TRASH = new OrderStatus("trash");

  /** Tells whether this is not an order yet. */
  public boolean isDraft() {
    return wire.equals("checkout-draft") || wire.equals("auto-draft");
  }
}

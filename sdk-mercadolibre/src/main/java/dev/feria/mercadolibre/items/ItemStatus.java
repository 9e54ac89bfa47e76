package dev.feria.mercadolibre.items;

import dev.feria.core.json.OpenEnum;

/**
 * The status of an item.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record ItemStatus(String wire) implements OpenEnum {
  /** {@code active}. */
  public static final ItemStatus ACTIVE = new ItemStatus("active");

  /** {@code paused}. */
  public static final ItemStatus PAUSED = new ItemStatus("paused");

  /** {@code closed}. */
  public static final ItemStatus CLOSED = new ItemStatus("closed");

  /** {@code under_review}. */
  public static final ItemStatus UNDER_REVIEW = new ItemStatus("under_review");

  /** {@code payment_required}. */
  public static final ItemStatus PAYMENT_REQUIRED = new ItemStatus("payment_required");

  /** {@code inactive}. */
  public static final ItemStatus INACTIVE = new ItemStatus("inactive");

  /** {@code not_yet_active}. */
  public static final ItemStatus NOT_YET_ACTIVE = new ItemStatus("not_yet_active");
}

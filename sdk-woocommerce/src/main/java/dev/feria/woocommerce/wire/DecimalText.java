package dev.feria.woocommerce.wire;

import dev.feria.core.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount as the shop writes it: decimal text in currency units, in some fields a number, empty
 * where nothing is set.
 *
 * @param wire as it came
 */
public record DecimalText(String wire) implements OpenEnum {
  private static final int LONGEST = 40;

  /**
   * Returns the amount; empty where none is set.
   *
   * @throws IllegalArgumentException when it is no number
   */
  public Optional<BigDecimal> amount() {
    String text = wire.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("not an amount");
    }
    return Optional.of(new BigDecimal(text));
  }

  /** Returns the amount, zero where none is set. See {@link #amount}. */
  public BigDecimal orZero() {
    return amount().orElse(BigDecimal.ZERO);
  }
}

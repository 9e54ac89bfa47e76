package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.http.Bounds;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an account's prices are made of base prices: percent first, then the addition, then the
 * rounding, and the minimum last.
 *
 * @param active whether prices are published to the account: its setting {@code publish_prices}
 * @param percent added, for example 12.5; below 0 it is taken off
 * @param addition added, in the currency of the price; below 0 it is taken off
 * @param minimum what a price is at least; null for no such
 */
public record PriceRule(
    boolean active,
    @Bounds(min = -99, max = 1000) BigDecimal percent,
    @Bounds(min = -1_000_000_000, max = 1_000_000_000) BigDecimal addition,
    Rounding rounding,
    @Bounds(min = 0, max = 1_000_000_000) @Nullable BigDecimal minimum) {
  /** An account without a rule: base prices as they are, and nothing is published. */
  public static final PriceRule NONE =
      new PriceRule(false, BigDecimal.ZERO, BigDecimal.ZERO, Rounding.NONE, null);

  /** Returns a channel's price; at least the smallest coin. */
  public Money apply(Money base) {
    BigDecimal factor = BigDecimal.ONE.add(percent.movePointLeft(2));
    BigDecimal amount = base.amount().multiply(factor).add(addition).max(BigDecimal.ZERO);
    BigDecimal rounded =
        rounding == Rounding.CUSTOM
            ? PriceEndings.custom(amount, base.currency())
            : PriceEndings.exact(amount, base.currency());
    BigDecimal price = minimum == null ? rounded : rounded.max(minimum);
    BigDecimal coin = BigDecimal.ONE.movePointLeft(Math.max(0, rounded.scale()));
    return new Money(price.max(coin), base.currency());
  }
}

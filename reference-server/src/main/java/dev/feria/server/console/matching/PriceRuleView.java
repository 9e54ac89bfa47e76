package dev.feria.server.console.matching;

import dev.feria.server.prices.PricePreview;
import dev.feria.server.prices.PriceRule;
import dev.feria.server.prices.Rounding;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of an account's price rule.
 *
 * @param preview what the rule would do; null before it is asked for
 */
public record PriceRuleView(
    String account, String name, PriceRule rule, @Nullable PricePreview preview) {
  /** Returns a number for a field. */
  public String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }

  /** Returns the word of the rounding. */
  public String rounding() {
    return rule.rounding().name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether prices end as shops let them. */
  public boolean custom() {
    return rule.rounding() == Rounding.CUSTOM;
  }
}

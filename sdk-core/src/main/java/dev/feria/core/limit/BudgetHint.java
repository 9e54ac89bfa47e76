package dev.feria.core.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one answer tells about the budget it drew on.
 *
 * @param remaining units left by the provider's count; null when it does not say
 * @param closedFor how long nothing may be sent; null when it does not say
 */
public record BudgetHint(@Nullable Integer remaining, @Nullable Duration closedFor) {
  /** Tells nothing. */
  public static final BudgetHint NOTHING = new BudgetHint(null, null);
}

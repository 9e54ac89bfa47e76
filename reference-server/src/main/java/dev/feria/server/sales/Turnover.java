package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import java.util.List;

/**
 * What was sold, without what was cancelled or came back.
 *
 * @param count how many sales
 * @param totals one for each currency, in the order of their codes
 */
public record Turnover(long count, List<Money> totals) {

  record Sum(Money total, long count) {}

  static Turnover of(List<Sum> sums) {
    return new Turnover(
        sums.stream().mapToLong(Sum::count).sum(), sums.stream().map(Sum::total).toList());
  }
}

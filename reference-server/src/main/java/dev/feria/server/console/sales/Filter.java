package dev.feria.server.console.sales;

import dev.feria.server.console.integrations.AccountChoice;
import java.util.List;

/**
 * What narrows a list of orders or sales; empty texts narrow nothing.
 *
 * @param from first day, in the reader's zone
 * @param to last day
 */
public record Filter(
    String query,
    String account,
    String state,
    String from,
    String to,
    List<AccountChoice> accounts,
    List<String> states) {
  /** Tells whether anything narrows the list. */
  public boolean narrowed() {
    return !(query + account + state + from + to).isEmpty();
  }
}

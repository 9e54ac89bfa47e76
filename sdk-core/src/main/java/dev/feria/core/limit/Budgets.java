package dev.feria.core.limit;

/**
 * Hands out the budgets that calls draw on; a host shares them between nodes by implementing this
 * over its database. Thread-safe.
 */
public interface Budgets {
  /**
   * Returns the one budget of an owner and a quota; the same arguments give the same budget.
   *
   * @param owner who holds the quota: {@code provider/client_id} for one shared by the application,
   *     {@code provider/account key} for one of the account
   */
  RateBudget budget(String owner, Quota quota);
}

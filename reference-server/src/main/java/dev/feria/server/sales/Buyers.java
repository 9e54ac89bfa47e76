package dev.feria.server.sales;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who bought: found, and forgotten. What was bought stays, as numbers. Every method works within
 * the caller's transaction. Thread-safe.
 */
public final class Buyers {

  /** An order and the name of its buyer. */
  public record Named(UUID orderId, String orderExternalId, String name) {}

  /**
   * Finds orders by their ids at the provider, or by who bought.
   *
   * @param people ids of buyers
   */
  public List<Named> orders(
      Handle handle, AccountRow account, Collection<String> ids, Collection<String> people) {
    return handle
        .createQuery(
            """
            select order_id, external_id, coalesce(buyer_name, '') as name from orders
            where tenant_id = :tenant and account_id = :account
              and (external_id = any(:ids) or buyer_id = any(:people))
            order by placed_at, order_id
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("ids", SqlArrays.texts(ids))
        .bind("people", SqlArrays.texts(people))
        .map(
            (row, context) ->
                new Named(
                    row.getObject("order_id", UUID.class),
                    row.getString("external_id"),
                    row.getString("name")))
        .list();
  }

  /**
   * Forgets who bought, for good: an order that is read again gets no buyer any more.
   *
   * @param ids the provider's ids of orders, held or not
   */
  public void forget(Handle handle, AccountRow account, Collection<String> ids, Instant now) {
    handle
        .createUpdate(
            """
            insert into forgotten_buyers (tenant_id, account_id, order_external_id, forgotten_at)
            select distinct :tenant::uuid, :account::uuid, n, :now::timestamptz from unnest(:ids) n
            order by n on conflict do nothing
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("now", now)
        .bind("ids", SqlArrays.texts(ids))
        .execute();
    clear(handle, account, ids);
  }

  /** Forgets every buyer of an account. */
  public void forgetAll(Handle handle, AccountRow account) {
    handle
        .createUpdate(
            """
            update orders set buyer_id = null, buyer_name = null
            where tenant_id = :tenant and account_id = :account
              and (buyer_id is not null or buyer_name is not null)
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
  }

  /**
   * Takes the buyers away that a page of orders brought back, or that was under way while its
   * account was erased.
   */
  static void keepForgotten(Handle handle, AccountRow account, Collection<String> ids) {
    Set<String> forgotten =
        handle
            .createQuery(
                """
                select n from unnest(:ids) n
                where exists (
                    select from forgotten_buyers
                    where tenant_id = :tenant and account_id = :account
                      and order_external_id = n)
                  or exists (
                    select from accounts
                    where tenant_id = :tenant and account_id = :account
                      and status = 'disconnected')
                """)
            .bind("tenant", account.tenantId())
            .bind("account", account.accountId())
            .bind("ids", SqlArrays.texts(ids))
            .mapTo(String.class)
            .set();
    if (!forgotten.isEmpty()) {
      clear(handle, account, forgotten);
    }
  }

  private static void clear(Handle handle, AccountRow account, Collection<String> ids) {
    handle
        .createUpdate(
            """
            update orders set buyer_id = null, buyer_name = null
            where tenant_id = :tenant and account_id = :account and external_id = any(:ids)
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("ids", SqlArrays.texts(ids))
        .execute();
  }
}

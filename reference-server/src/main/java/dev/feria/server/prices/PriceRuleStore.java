package dev.feria.server.prices;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The table of rules. Whether prices are published is the account's own switch, beside those for
 * stock and orders.
 */
final class PriceRuleStore {
  /** Returns an account's rule: base prices as they are where none was set. */
  PriceRule get(Handle handle, UUID tenant, UUID account) {
    return handle
        .createQuery(
            """
            select a.publish_prices as active, coalesce(r.percent, 0) as percent,
              coalesce(r.addition, 0) as addition, coalesce(r.rounding, 'none') as rounding,
              r.minimum
            from accounts a
            left join price_rules r on r.tenant_id = a.tenant_id and r.account_id = a.account_id
            where a.tenant_id = :tenant and a.account_id = :account
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .map(
            (row, context) ->
                new PriceRule(
                    row.getBoolean("active"),
                    row.getBigDecimal("percent"),
                    row.getBigDecimal("addition"),
                    Rounding.valueOf(row.getString("rounding").toUpperCase(Locale.ROOT)),
                    row.getBigDecimal("minimum")))
        .findOne()
        .orElse(PriceRule.NONE);
  }

  void save(Handle handle, UUID tenant, UUID account, PriceRule rule, String by, Instant now) {
    handle
        .createUpdate(
            """
            with switched as (
              update accounts set publish_prices = :active
              where tenant_id = :tenant and account_id = :account and publish_prices <> :active)
            insert into price_rules (tenant_id, account_id, percent, addition, rounding, minimum,
              updated_at, updated_by)
            values (:tenant, :account, :percent, :addition, :rounding, :minimum, :now, :by)
            on conflict (tenant_id, account_id) do update set percent = excluded.percent,
              addition = excluded.addition, rounding = excluded.rounding,
              minimum = excluded.minimum,
              updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("active", rule.active())
        .bind("percent", rule.percent())
        .bind("addition", rule.addition())
        .bind("rounding", rule.rounding().name().toLowerCase(Locale.ROOT))
        .bind("minimum", rule.minimum())
        .bind("now", now)
        .bind("by", by)
        .execute();
  }
}

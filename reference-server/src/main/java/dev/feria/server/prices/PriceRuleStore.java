package dev.feria.server.prices;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of rules. */
final class PriceRuleStore {
  Optional<PriceRule> find(Handle handle, UUID tenant, UUID account) {
    return handle
        .createQuery(
            """
            select active, percent, addition, rounding, minimum from price_rules
            where tenant_id = :tenant and account_id = :account
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
        .findOne();
  }

  void save(Handle handle, UUID tenant, UUID account, PriceRule rule, String by, Instant now) {
    handle
        .createUpdate(
            """
            insert into price_rules (tenant_id, account_id, active, percent, addition, rounding,
              minimum, updated_at, updated_by)
            values (:tenant, :account, :active, :percent, :addition, :rounding, :minimum, :now, :by)
            on conflict (tenant_id, account_id) do update set active = excluded.active,
              percent = excluded.percent, addition = excluded.addition,
              rounding = excluded.rounding, minimum = excluded.minimum,
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

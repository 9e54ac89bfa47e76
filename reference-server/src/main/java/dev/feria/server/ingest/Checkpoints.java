package dev.feria.server.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How far the reading of an account has come. */
final class Checkpoints {
  /** Where the next walk over changed orders begins, by the provider's clock. */
  static final String ORDERS = "orders";

  /** When all listings had been read the last time. */
  static final String LISTINGS = "listings";

  /** How many milliseconds the provider's clock is ahead of ours, as last seen. */
  static final String CLOCK_AHEAD = "clock_ahead";

  /** When each sweep last ran. */
  static final String SWEPT_MISSED = "sweep.missed";

  static final String SWEPT_ORDERS = "sweep.orders";
  static final String SWEPT_LISTINGS = "sweep.listings";

  private final Clock clock;

  Checkpoints(Clock clock) {
    this.clock = clock;
  }

  Optional<String> find(Handle handle, UUID tenantId, UUID accountId, String name) {
    return Optional.ofNullable(all(handle, tenantId, accountId).get(name));
  }

  Optional<Instant> instant(Handle handle, UUID tenantId, UUID accountId, String name) {
    return find(handle, tenantId, accountId, name).map(Instant::parse);
  }

  Map<String, String> all(Handle handle, UUID tenantId, UUID accountId) {
    Map<String, String> values = new HashMap<>();
    handle
        .createQuery(
            """
            select name, value from checkpoints
            where tenant_id = :tenant and account_id = :account
            """)
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .map((rs, context) -> Map.entry(rs.getString("name"), rs.getString("value")))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  void put(Handle handle, UUID tenantId, UUID accountId, String name, String value) {
    handle
        .createUpdate(
            """
            insert into checkpoints (tenant_id, account_id, name, value, updated_at)
            values (:tenant, :account, :name, :value, :now)
            on conflict (tenant_id, account_id, name)
            do update set value = excluded.value, updated_at = excluded.updated_at
            """)
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .bind("name", name)
        .bind("value", value)
        .bind("now", now())
        .execute();
  }

  /** Moves an instant forward; never back. */
  void advance(Handle handle, UUID tenantId, UUID accountId, String name, Instant to) {
    Optional<Instant> held = instant(handle, tenantId, accountId, name);
    if (held.isEmpty() || held.get().isBefore(to)) {
      put(handle, tenantId, accountId, name, to.toString());
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

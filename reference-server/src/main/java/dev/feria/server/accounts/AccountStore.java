package dev.feria.server.accounts;

import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.server.platform.SqlArrays;
import dev.feria.server.platform.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The accounts table. Runs in its caller's transaction. */
final class AccountStore {
  private static final String COLUMNS =
      """
      tenant_id, account_id, provider, external_id, name, attributes, fields, status,
      status_reason, status_at, token_expires_at, webhook_key, import_orders, publish_stock,
      create_products, safety_buffer, publish_prices, locations, last_sync_at, connected_at,
      connected_by, webhooks
      """;

  List<AccountRow> list(Handle handle, UUID tenantId) {
    return handle
        .createQuery(
            "select " + COLUMNS + " from accounts where tenant_id = :tenant order by account_id")
        .bind("tenant", tenantId)
        .map(AccountStore::map)
        .list();
  }

  Optional<AccountRow> find(Handle handle, UUID tenantId, UUID accountId) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from accounts where tenant_id = :tenant and account_id = :account")
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .map(AccountStore::map)
        .findOne();
  }

  /** Finds a seller among the tenant's accounts, disconnected ones included. */
  Optional<AccountRow> findSeller(
      Handle handle, UUID tenantId, String provider, String externalId) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from accounts
                where tenant_id = :tenant and provider = :provider and external_id = :external
                order by status = 'disconnected', account_id desc
                limit 1
                for update
                """)
        .bind("tenant", tenantId)
        .bind("provider", provider)
        .bind("external", externalId)
        .map(AccountStore::map)
        .findOne();
  }

  /** Finds the account, of whatever tenant, that a webhook's address names. System role. */
  Optional<AccountRow> routeByKey(Handle handle, String provider, String webhookKey) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from accounts
                where provider = :provider and webhook_key = :key
                """)
        .bind("provider", provider)
        .bind("key", webhookKey)
        .map(AccountStore::map)
        .findOne();
  }

  /** Lists the accounts of all tenants that calls are worth trying for. System role. */
  List<AccountRow> listUsable(Handle handle) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from accounts where status not in ('reconnect', 'disconnected')"
                + " order by account_id")
        .map(AccountStore::map)
        .list();
  }

  /** Lists the accounts whose webhooks want looking after. System role. */
  List<AccountRow> listWebhooksDue(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from accounts
                where status not in ('reconnect', 'disconnected')
                  and (webhooks_due_at is null or webhooks_due_at <= :now)
                order by account_id
                """)
        .bind("now", now)
        .map(AccountStore::map)
        .list();
  }

  void webhooks(Handle handle, AccountRow row, WebhookHealth health, Instant due) {
    handle
        .createUpdate(
            """
            update accounts set webhooks = :health::jsonb, webhooks_due_at = :due
            where tenant_id = :tenant and account_id = :account
            """)
        .bind("health", Json.write(health))
        .bind("due", due)
        .bind("tenant", row.tenantId())
        .bind("account", row.accountId())
        .execute();
  }

  AccountRow insert(Handle handle, AccountKeeper.Found found, String webhookKey, Instant now) {
    AccountProfile profile = found.connection().profile();
    return handle
        .createQuery(
            """
            insert into accounts (tenant_id, provider, external_id, name, attributes, fields,
              status, status_at, webhook_key, connected_at, history_until, connected_by)
            values (:tenant, :provider, :external, :name, :attributes::jsonb, :fields::jsonb,
              'connected', :now, :key, :now, :now, :way)
            returning
            """
                + COLUMNS)
        .bind("tenant", found.tenantId())
        .bind("provider", found.provider())
        .bind("external", profile.externalId())
        .bind("name", profile.name())
        .bind("attributes", Json.write(profile.attributes()))
        .bind("fields", Json.write(found.fields()))
        .bind("way", wire(found.way()))
        .bind("key", webhookKey)
        .bind("now", now)
        .map(AccountStore::map)
        .one();
  }

  AccountRow reconnect(Handle handle, AccountRow row, AccountKeeper.Found found, Instant now) {
    AccountProfile profile = found.connection().profile();
    return handle
        .createQuery(
            """
            update accounts
            set name = :name, attributes = :attributes::jsonb, fields = :fields::jsonb,
                status = 'connected', status_reason = null, status_at = :now,
                connected_at = :now, disconnected_at = null, token_expires_at = null,
                connected_by = :way, webhooks_due_at = null
            where tenant_id = :tenant and account_id = :account
            returning
            """
                + COLUMNS)
        .bind("tenant", row.tenantId())
        .bind("account", row.accountId())
        .bind("name", profile.name())
        .bind("attributes", Json.write(profile.attributes()))
        .bind("fields", Json.write(found.fields()))
        .bind("way", wire(found.way()))
        .bind("now", now)
        .map(AccountStore::map)
        .one();
  }

  /**
   * Sets the status, unless it is that already, or the account was connected again or disconnected
   * since the caller read it.
   */
  boolean mark(
      Handle handle, AccountRow seen, AccountStatus status, @Nullable String reason, Instant now) {
    return handle
            .createUpdate(
                """
                update accounts
                set status = :status, status_reason = :reason, status_at = :now,
                    disconnected_at = case when :status = 'disconnected' then :now::timestamptz end
                where tenant_id = :tenant and account_id = :account
                  and connected_at = :connected and status <> 'disconnected'
                  and (status <> :status or status_reason is distinct from :reason)
                """)
            .bind("status", status.wire())
            .bind("reason", reason)
            .bind("now", now)
            .bind("tenant", seen.tenantId())
            .bind("account", seen.accountId())
            .bind("connected", seen.connectedAt())
            .execute()
        == 1;
  }

  /** Takes away what tells of the account's owner. */
  void anonymise(Handle handle, AccountRow row, String name) {
    handle
        .createUpdate(
            """
            update accounts
            set name = :name, attributes = '{}', fields = '{}', status_reason = null
            where tenant_id = :tenant and account_id = :account
            """)
        .bind("name", name)
        .bind("tenant", row.tenantId())
        .bind("account", row.accountId())
        .execute();
  }

  void touchSynced(Handle handle, AccountRow row, Instant at) {
    handle
        .createUpdate(
            """
            update accounts set last_sync_at = greatest(last_sync_at, :at)
            where tenant_id = :tenant and account_id = :account
            """)
        .bind("at", at)
        .bind("tenant", row.tenantId())
        .bind("account", row.accountId())
        .execute();
  }

  Optional<AccountRow> change(
      Handle handle, UUID tenantId, UUID accountId, AccountSettings settings) {
    List<String> locations = settings.locations();
    return handle
        .createQuery(
            """
            update accounts
            set safety_buffer = coalesce(:buffer, safety_buffer),
                publish_stock = coalesce(:publish, publish_stock),
                import_orders = coalesce(:import, import_orders),
                create_products = coalesce(:create, create_products),
                publish_prices = coalesce(:prices, publish_prices),
                locations = case when :choose then :locations else locations end
            where tenant_id = :tenant and account_id = :account
            returning
            """
                + COLUMNS)
        .bind("buffer", settings.safetyBuffer())
        .bind("publish", settings.publishStock())
        .bind("import", settings.importOrders())
        .bind("create", settings.createProducts())
        .bind("prices", settings.publishPrices())
        .bind("choose", locations != null)
        .bind("locations", SqlArrays.texts(locations == null ? List.of() : locations))
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .map(AccountStore::map)
        .findOne();
  }

  private static AccountRow map(ResultSet row, StatementContext context) throws SQLException {
    return new AccountRow(
        row.getObject("tenant_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("provider"),
        row.getString("external_id"),
        row.getString("name"),
        Json.strings(row.getString("attributes")),
        Json.strings(row.getString("fields")),
        AccountStatus.of(row.getString("status")),
        row.getString("status_reason"),
        row.getTimestamp("status_at").toInstant(),
        instant(row, "token_expires_at"),
        row.getString("webhook_key"),
        row.getBoolean("import_orders"),
        row.getBoolean("publish_stock"),
        row.getBoolean("create_products"),
        row.getInt("safety_buffer"),
        row.getBoolean("publish_prices"),
        List.of((String[]) row.getArray("locations").getArray()),
        instant(row, "last_sync_at"),
        row.getTimestamp("connected_at").toInstant(),
        row.getString("connected_by"),
        webhooks(row.getString("webhooks")));
  }

  private static @Nullable WebhookHealth webhooks(@Nullable String json) {
    return json == null ? null : Json.read(json, WebhookHealth.class);
  }

  private static String wire(Connect way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}

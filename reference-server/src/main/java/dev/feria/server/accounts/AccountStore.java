package dev.feria.server.accounts;

import dev.feria.core.provider.AccountProfile;
import dev.feria.server.platform.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
      create_products, safety_buffer, last_sync_at, connected_at
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

  /** Finds the account, of whatever tenant, that a webhook's body names. System role. */
  Optional<AccountRow> route(Handle handle, String provider, String externalId) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + """
                 from accounts
                where provider = :provider and external_id = :external and status <> 'disconnected'
                """)
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
                where provider = :provider and webhook_key = :key and status <> 'disconnected'
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

  AccountRow insert(
      Handle handle,
      UUID tenantId,
      String provider,
      AccountProfile profile,
      Map<String, String> fields,
      String webhookKey,
      Instant now) {
    return handle
        .createQuery(
            """
            insert into accounts (tenant_id, provider, external_id, name, attributes, fields,
              status, status_at, webhook_key, connected_at, history_until)
            values (:tenant, :provider, :external, :name, :attributes::jsonb, :fields::jsonb,
              'connected', :now, :key, :now, :now)
            returning
            """
                + COLUMNS)
        .bind("tenant", tenantId)
        .bind("provider", provider)
        .bind("external", profile.externalId())
        .bind("name", profile.name())
        .bind("attributes", Json.write(profile.attributes()))
        .bind("fields", Json.write(fields))
        .bind("key", webhookKey)
        .bind("now", now)
        .map(AccountStore::map)
        .one();
  }

  AccountRow reconnect(
      Handle handle,
      AccountRow row,
      AccountProfile profile,
      Map<String, String> fields,
      Instant now) {
    return handle
        .createQuery(
            """
            update accounts
            set name = :name, attributes = :attributes::jsonb, fields = :fields::jsonb,
                status = 'connected', status_reason = null, status_at = :now,
                connected_at = :now, disconnected_at = null, token_expires_at = null
            where tenant_id = :tenant and account_id = :account
            returning
            """
                + COLUMNS)
        .bind("tenant", row.tenantId())
        .bind("account", row.accountId())
        .bind("name", profile.name())
        .bind("attributes", Json.write(profile.attributes()))
        .bind("fields", Json.write(fields))
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
    return handle
        .createQuery(
            """
            update accounts
            set safety_buffer = coalesce(:buffer, safety_buffer),
                publish_stock = coalesce(:publish, publish_stock),
                import_orders = coalesce(:import, import_orders),
                create_products = coalesce(:create, create_products)
            where tenant_id = :tenant and account_id = :account
            returning
            """
                + COLUMNS)
        .bind("buffer", settings.safetyBuffer())
        .bind("publish", settings.publishStock())
        .bind("import", settings.importOrders())
        .bind("create", settings.createProducts())
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
        instant(row, "last_sync_at"),
        row.getTimestamp("connected_at").toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}

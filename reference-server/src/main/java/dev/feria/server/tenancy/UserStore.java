package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Role;
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

/** The tenants and users tables. Runs in its caller's transaction. */
final class UserStore {
  private static final String COLUMNS =
      "user_id, email, name, role, locale, created_at, disabled_at";

  /** What log-in needs to know of a user. */
  record Login(UUID tenantId, User user, String passwordHash) {}

  UUID insertTenant(Handle handle, String name) {
    return handle
        .createQuery("insert into tenants (name) values (:name) returning tenant_id")
        .bind("name", name)
        .mapTo(UUID.class)
        .one();
  }

  String tenantName(Handle handle, UUID tenantId) {
    return handle
        .createQuery("select name from tenants where tenant_id = :tenant")
        .bind("tenant", tenantId)
        .mapTo(String.class)
        .one();
  }

  /** Finds tenants by name, of all tenants. System role. */
  List<UUID> tenantsNamed(Handle handle, String name) {
    return handle
        .createQuery("select tenant_id from tenants where name = :name")
        .bind("name", name)
        .mapTo(UUID.class)
        .list();
  }

  User insert(
      Handle handle, UUID tenantId, String email, String name, String passwordHash, Role role) {
    return handle
        .createQuery(
            """
            insert into users (tenant_id, email, name, password_hash, role)
            values (:tenant, :email, :name, :hash, :role)
            returning
            """
                + COLUMNS)
        .bind("tenant", tenantId)
        .bind("email", email)
        .bind("name", name)
        .bind("hash", passwordHash)
        .bind("role", role.name().toLowerCase(Locale.ROOT))
        .map(UserStore::map)
        .one();
  }

  /** Finds a user who may log in, of whatever tenant. System role. */
  Optional<Login> findLogin(Handle handle, String email) {
    return handle
        .createQuery(
            "select tenant_id, password_hash, "
                + COLUMNS
                + " from users where email = :email and disabled_at is null")
        .bind("email", email)
        .map(
            (row, context) ->
                new Login(
                    row.getObject("tenant_id", UUID.class),
                    map(row, context),
                    row.getString("password_hash")))
        .findOne();
  }

  Optional<User> find(Handle handle, UUID tenantId, UUID userId) {
    return handle
        .createQuery(
            "select " + COLUMNS + " from users where tenant_id = :tenant and user_id = :user")
        .bind("tenant", tenantId)
        .bind("user", userId)
        .map(UserStore::map)
        .findOne();
  }

  List<User> list(Handle handle, UUID tenantId) {
    return handle
        .createQuery("select " + COLUMNS + " from users where tenant_id = :tenant order by user_id")
        .bind("tenant", tenantId)
        .map(UserStore::map)
        .list();
  }

  String passwordHash(Handle handle, UUID tenantId, UUID userId) {
    return handle
        .createQuery(
            "select password_hash from users where tenant_id = :tenant and user_id = :user")
        .bind("tenant", tenantId)
        .bind("user", userId)
        .mapTo(String.class)
        .one();
  }

  void setPassword(Handle handle, UUID tenantId, UUID userId, String hash) {
    handle
        .createUpdate(
            """
            update users set password_hash = :hash
            where tenant_id = :tenant and user_id = :user
            """)
        .bind("hash", hash)
        .bind("tenant", tenantId)
        .bind("user", userId)
        .execute();
  }

  void setLocale(Handle handle, UUID tenantId, UUID userId, String locale) {
    handle
        .createUpdate(
            "update users set locale = :locale where tenant_id = :tenant and user_id = :user")
        .bind("locale", locale)
        .bind("tenant", tenantId)
        .bind("user", userId)
        .execute();
  }

  void disable(Handle handle, UUID tenantId, UUID userId, Instant now) {
    handle
        .createUpdate(
            """
            update users set disabled_at = coalesce(disabled_at, :now)
            where tenant_id = :tenant and user_id = :user
            """)
        .bind("now", now)
        .bind("tenant", tenantId)
        .bind("user", userId)
        .execute();
  }

  /** Locks and counts the owners who may log in. */
  int countOwners(Handle handle, UUID tenantId) {
    return handle
        .createQuery(
            """
            select user_id from users
            where tenant_id = :tenant and role = 'owner' and disabled_at is null
            for update
            """)
        .bind("tenant", tenantId)
        .mapTo(UUID.class)
        .list()
        .size();
  }

  private static User map(ResultSet row, StatementContext context) throws SQLException {
    Timestamp disabled = row.getTimestamp("disabled_at");
    return new User(
        row.getObject("user_id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        role(row.getString("role")),
        row.getString("locale"),
        row.getTimestamp("created_at").toInstant(),
        disabled == null ? null : disabled.toInstant());
  }

  static Role role(@Nullable String wire) {
    return "owner".equals(wire) ? Role.OWNER : Role.AGENT;
  }
}

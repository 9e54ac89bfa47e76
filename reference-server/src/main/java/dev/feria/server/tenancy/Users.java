package dev.feria.server.tenancy;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.Role;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Tenants and their users. Thread-safe. */
public final class Users {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final UserStore store;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final Tokens tokens;
  private final AuditLog audit;
  private final Clock clock;

  /** A person who was just created. The password is shown this once, and only if we made it up. */
  public record Created(UUID tenantId, User user, @Nullable Secret generatedPassword) {}

  Users(
      Database database,
      UserStore store,
      SessionStore sessions,
      Passwords passwords,
      Tokens tokens,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.sessions = sessions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Creates a tenant with its first owner.
   *
   * @param password null to make one up
   * @throws dev.feria.server.platform.http.ProblemException 422 for bad input, 409 when the e-mail
   *     is in use
   */
  public Created createTenant(String tenant, String email, @Nullable Secret password) {
    Secret chosen = password == null ? Secret.of(tokens.next(12)) : password;
    String hash = hash(chosen);
    String address = address(email);
    return unlessTaken(
        () ->
            database.inSystem(
                handle -> {
                  UUID tenantId = store.insertTenant(handle, tenant);
                  User user = store.insert(handle, tenantId, address, tenant, hash, Role.OWNER);
                  audit.add(
                      handle, tenantId, "cli", "tenant.create", tenantId.toString(), Map.of());
                  return new Created(tenantId, user, password == null ? chosen : null);
                }));
  }

  /** Creates a user in the caller's tenant, with the meaning of {@link #createTenant}. */
  public Created create(
      Principal by, String email, String name, Role role, @Nullable Secret password) {
    Secret chosen = password == null ? Secret.of(tokens.next(12)) : password;
    String hash = hash(chosen);
    String address = address(email);
    UUID tenantId = by.tenantId();
    return unlessTaken(
        () ->
            database.inTenant(
                tenantId,
                handle -> {
                  User user = store.insert(handle, tenantId, address, name, hash, role);
                  audit.add(
                      handle,
                      tenantId,
                      by.actor(),
                      "user.create",
                      user.id().toString(),
                      Map.of("email", address, "role", role.name().toLowerCase(Locale.ROOT)));
                  return new Created(tenantId, user, password == null ? chosen : null);
                }));
  }

  private String hash(Secret password) {
    Passwords.check("password", password);
    return passwords.hash(password);
  }

  private static String address(String email) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (address.length() > 254 || !address.matches("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+")) {
      throw Problem.invalid("email", "must be an e-mail address").exception();
    }
    return address;
  }

  private static <T> T unlessTaken(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        throw Problem.conflict("email_in_use", "this e-mail address cannot be used").exception();
      }
      throw e;
    }
  }

  /** Lists a tenant's users. */
  public List<User> list(UUID tenantId) {
    return database.inTenant(tenantId, handle -> store.list(handle, tenantId));
  }

  /** Returns the name of a tenant. */
  public String tenantName(UUID tenantId) {
    return database.inTenant(tenantId, handle -> store.tenantName(handle, tenantId));
  }

  /** Returns the ids of the tenants of a name. */
  public List<UUID> tenantsNamed(String name) {
    return database.inSystem(handle -> store.tenantsNamed(handle, name));
  }

  /**
   * Returns a user of a tenant.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public User get(UUID tenantId, UUID userId) {
    return database.inTenant(tenantId, handle -> get(handle, tenantId, userId));
  }

  private User get(Handle handle, UUID tenantId, UUID userId) {
    return store
        .find(handle, tenantId, userId)
        .orElseThrow(() -> Problem.notFound("there is no user of this id").exception());
  }

  /**
   * Disables a user and ends their sessions.
   *
   * @throws dev.feria.server.platform.http.ProblemException 404 when there is no such user, 409
   *     when nobody would be left to administer the tenant
   */
  public void disable(Principal by, UUID userId) {
    UUID tenantId = by.tenantId();
    database.useTenant(
        tenantId,
        handle -> {
          User user = get(handle, tenantId, userId);
          boolean lastOwner =
              user.role() == Role.OWNER
                  && user.disabledAt() == null
                  && store.countOwners(handle, tenantId) == 1;
          if (lastOwner) {
            throw Problem.conflict("last_owner", "the last owner cannot be disabled").exception();
          }
          store.disable(handle, tenantId, userId, clock.instant());
          sessions.deleteOf(handle, tenantId, userId);
          audit.add(
              handle,
              tenantId,
              by.actor(),
              "user.disable",
              userId.toString(),
              Map.of("email", user.email()));
        });
  }

  /**
   * Changes the caller's own password, and ends their other sessions.
   *
   * @throws dev.feria.server.platform.http.ProblemException 422 when the current one is wrong or
   *     the new one too short, 403 for an API key
   */
  public void changePassword(Principal by, Secret current, Secret fresh) {
    UUID userId = by.userId();
    if (userId == null) {
      throw Problem.forbidden("an API key has no password").exception();
    }
    UUID tenantId = by.tenantId();
    Passwords.check("new_password", fresh);
    String held =
        database.inTenant(tenantId, handle -> store.passwordHash(handle, tenantId, userId));
    if (!passwords.matches(current, held)) {
      throw Problem.invalid("current_password", "is not right").exception();
    }
    String hash = passwords.hash(fresh);
    database.useTenant(
        tenantId,
        handle -> {
          store.setPassword(handle, tenantId, userId, hash);
          sessions.deleteOf(handle, tenantId, userId);
          audit.add(handle, tenantId, by.actor(), "user.password", userId.toString(), Map.of());
        });
  }

  /** Remembers the language of a user's console. */
  public void chooseLocale(UUID tenantId, UUID userId, String locale) {
    database.useTenant(tenantId, handle -> store.setLocale(handle, tenantId, userId, locale));
  }
}

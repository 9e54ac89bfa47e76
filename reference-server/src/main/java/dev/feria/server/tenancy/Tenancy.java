package dev.feria.server.tenancy;

import dev.feria.server.platform.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * The services of this package, built once.
 *
 * @param users tenants and users
 * @param sessions browser sessions
 * @param apiKeys keys of programs
 * @param audit what was administered
 * @param tokens unguessable texts
 */
public record Tenancy(
    Users users, Sessions sessions, ApiKeys apiKeys, AuditLog audit, Tokens tokens) {

  /**
   * Builds the services.
   *
   * @param https whether browsers reach us by https, for cookies
   */
  public static Tenancy create(Database database, Clock clock, boolean https) {
    var tokens = new Tokens(new SecureRandom());
    var audit = new AuditLog(database, clock);
    var passwords = new Passwords();
    var userStore = new UserStore();
    var sessionStore = new SessionStore();
    return new Tenancy(
        new Users(database, userStore, sessionStore, passwords, tokens, audit, clock),
        new Sessions(database, userStore, sessionStore, passwords, tokens, audit, clock, https),
        new ApiKeys(database, new ApiKeyStore(), tokens, audit, clock),
        audit,
        tokens);
  }

  /** Returns what Jersey must know: the resources, and the filter before all others'. */
  public List<Object> components() {
    return List.of(
        new AccessControl(sessions, apiKeys),
        new ApiKeysResource(apiKeys),
        new UsersResource(users),
        new MeResource(users, audit),
        new SessionResource(sessions));
  }
}

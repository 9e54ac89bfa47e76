package dev.feria.server.tenancy;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Browser sessions: they end after 12 hours without a request, and after 30 days in any case. The
 * database keeps hashes only. Thread-safe.
 */
public final class Sessions {
  /** Name of the cookie that holds the session's token. */
  public static final String COOKIE = "feria_session";

  static final Duration IDLE = Duration.ofHours(12);
  static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration TOUCH = Duration.ofMinutes(1);
  private static final int FAILURES_PER_EMAIL = 10;
  private static final int FAILURES_PER_ADDRESS = 50;

  private final Database database;
  private final UserStore users;
  private final SessionStore store;
  private final Passwords passwords;
  private final Tokens tokens;
  private final AuditLog audit;
  private final LoginLimiter limiter;
  private final Clock clock;
  private final boolean https;

  /**
   * A session that was just begun.
   *
   * @param token for the cookie
   * @param csrf to be sent back with every change, as {@code X-CSRF-Token} or form field {@code
   *     csrf}
   */
  public record Begun(Secret token, Secret csrf, UUID tenantId, User user) {}

  Sessions(
      Database database,
      UserStore users,
      SessionStore store,
      Passwords passwords,
      Tokens tokens,
      AuditLog audit,
      Clock clock,
      boolean https) {
    this.database = database;
    this.users = users;
    this.store = store;
    this.passwords = passwords;
    this.tokens = tokens;
    this.audit = audit;
    this.limiter = new LoginLimiter(clock);
    this.clock = clock;
    this.https = https;
  }

  /**
   * Logs a person in.
   *
   * @param address where the request came from
   * @throws dev.feria.server.platform.http.ProblemException 401 when e-mail or password are wrong,
   *     429 after too many failures
   */
  public Begun logIn(String email, Secret password, String address) {
    String normal = email.strip().toLowerCase(Locale.ROOT);
    String byEmail = "email/" + normal;
    String byAddress = "address/" + address;
    refuseIfTooMany(byEmail, FAILURES_PER_EMAIL);
    refuseIfTooMany(byAddress, FAILURES_PER_ADDRESS);
    Optional<UserStore.Login> login = database.inSystem(handle -> users.findLogin(handle, normal));
    if (login.isEmpty()) {
      passwords.pretend(password);
    }
    if (login.isEmpty() || !passwords.matches(password, login.get().passwordHash())) {
      limiter.failed(byEmail);
      limiter.failed(byAddress);
      throw Problem.of("wrong_login", 401, "E-mail or password is wrong", null).exception();
    }
    limiter.succeeded(byEmail);
    return begin(login.get());
  }

  private void refuseIfTooMany(String key, int allowed) {
    Duration wait = limiter.wait(key, allowed);
    if (!wait.isZero()) {
      throw new Problem(
              "too_many_logins",
              429,
              "Too many failed log-ins",
              "try again later",
              List.of(),
              Map.of(Problem.RETRY_AFTER_SECONDS, Long.toString(Math.max(1, wait.toSeconds()))))
          .exception();
    }
  }

  private Begun begin(UserStore.Login login) {
    String token = tokens.next();
    String csrf = csrf(token);
    Instant now = clock.instant();
    UUID userId = login.user().id();
    database.useSystem(
        handle -> {
          store.insert(
              handle,
              Tokens.hash(token),
              login.tenantId(),
              userId,
              Tokens.hash(csrf),
              now,
              now.plus(IDLE));
          audit.add(
              handle,
              login.tenantId(),
              actor(login.user().email()),
              "session.begin",
              userId.toString(),
              Map.of());
        });
    return new Begun(Secret.of(token), Secret.of(csrf), login.tenantId(), login.user());
  }

  private static String csrf(String token) {
    return Tokens.derive(token, "csrf");
  }

  private static String actor(String email) {
    return "user:" + email;
  }

  /** Finds who a session's token belongs to, and keeps the session alive. */
  Optional<Principal> resume(String token) {
    byte[] hash = Tokens.hash(token);
    Instant now = clock.instant();
    return database.inSystem(
        handle ->
            store
                .findLive(handle, hash, now)
                .map(
                    live -> {
                      if (Duration.between(live.seenAt(), now).compareTo(TOUCH) >= 0) {
                        store.touch(handle, hash, now, expiry(live.createdAt(), now));
                      }
                      return new Principal(
                          live.tenantId(),
                          actor(live.email()),
                          live.role(),
                          live.userId(),
                          HexFormat.of().formatHex(hash),
                          Secret.of(csrf(token)));
                    }));
  }

  private static Instant expiry(Instant created, Instant now) {
    Instant idle = now.plus(IDLE);
    Instant last = created.plus(LONGEST);
    return idle.isBefore(last) ? idle : last;
  }

  /** Tells whether a request of a session proves that our page sent it. */
  static boolean isCsrf(Principal principal, @Nullable String given) {
    Secret expected = principal.csrf();
    return expected != null
        && given != null
        && MessageDigest.isEqual(
            expected.reveal().getBytes(StandardCharsets.UTF_8),
            given.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends a session. */
  public void logOut(Principal principal) {
    String hash = principal.sessionHash();
    if (hash != null) {
      database.useSystem(handle -> store.delete(handle, HexFormat.of().parseHex(hash)));
    }
  }

  /** Forgets the sessions that have ended, and returns how many those were. */
  public int prune() {
    return database.inSystem(handle -> store.prune(handle, clock.instant()));
  }

  /** Returns the cookie of a session. */
  public NewCookie cookie(Begun begun) {
    return cookie(begun.token().reveal(), (int) LONGEST.toSeconds());
  }

  /** Returns the cookie that ends a session in the browser. */
  public NewCookie noCookie() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(https)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}

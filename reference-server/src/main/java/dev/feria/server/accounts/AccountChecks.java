package dev.feria.server.accounts;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.AccountProfile;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether accounts work: when a person asks, and by itself when tokens end. */
public final class AccountChecks {
  private static final Logger LOG = LoggerFactory.getLogger(AccountChecks.class);

  private final Accounts accounts;
  private final JdbiTokenStore tokens;
  private final Clock clock;

  /**
   * How a test went.
   *
   * @param name what the provider calls the account; null when the test failed
   * @param error {@code reconnect_needed}, {@code provider_unavailable} or {@code
   *     provider_refused}; null when it went well
   * @param detail what the provider said, for the support; null when it went well
   */
  public record Outcome(
      boolean ok,
      String status,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable String error,
      @Nullable String detail) {}

  AccountChecks(Accounts accounts, JdbiTokenStore tokens, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Makes the cheapest call that proves the connection, and notes how it went. */
  public Outcome test(AccountRow row) {
    try {
      AccountProfile profile = accounts.open(row).profile();
      accounts.markWorking(row);
      return new Outcome(
          true, AccountStatus.CONNECTED.wire(), profile.externalId(), profile.name(), null, null);
    } catch (ProviderException e) {
      accounts.failed(row, e);
      AccountRow now = accounts.get(row.tenantId(), row.accountId());
      String error =
          e.reconnectNeeded()
              ? "reconnect_needed"
              : e.waitingHelps() ? "provider_unavailable" : "provider_refused";
      return new Outcome(false, now.status().wire(), null, null, error, e.getMessage());
    }
  }

  /**
   * Renews an account's token now, whether or not it has ended.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the account has no token
   */
  public Outcome refresh(Principal by, AccountRow row) {
    String key = TokenKey.of(row).text();
    if (tokens.load(key).isEmpty()) {
      throw Problem.conflict("no_token", "this account has no token to renew").exception();
    }
    Instant ended = clock.instant();
    tokens.update(key, t -> new OAuthToken(t.accessToken(), t.refreshToken(), ended, t.scope()));
    accounts.forget(row.accountId());
    LOG.info("token renewal asked for: account={} actor={}", row.accountId(), by.actor());
    return test(row);
  }

  /**
   * Renews the tokens that have ended unnoticed, because nothing was called meanwhile. An account
   * whose token cannot be renewed for now is shown so.
   */
  public void renewEnded() {
    Instant now = clock.instant();
    List<AccountRow> due =
        accounts.listUsable().stream().filter(row -> hasEnded(row, now)).toList();
    for (AccountRow row : due) {
      try {
        Outcome outcome = test(row);
        if (!outcome.ok() && "provider_unavailable".equals(outcome.error())) {
          accounts.mark(row, AccountStatus.TOKEN_EXPIRED, outcome.error());
        }
      } catch (RuntimeException e) {
        LOG.warn("token not checked: account={} error={}", row.accountId(), e.toString());
      }
    }
  }

  private static boolean hasEnded(AccountRow row, Instant now) {
    Instant expires = row.tokenExpiresAt();
    return expires != null && expires.isBefore(now.plus(Duration.ofSeconds(5)));
  }
}

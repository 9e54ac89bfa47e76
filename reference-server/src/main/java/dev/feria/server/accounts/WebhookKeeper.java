package dev.feria.server.accounts;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.core.provider.WebhookSubscriber.Subscription;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the registrations of accounts' webhooks alive: after connecting, each day, and when
 * somebody asks. Providers switch off silently what failed too often; what was not told meanwhile
 * is read.
 */
public final class WebhookKeeper {
  /** Name of the job that looks after one account; its id is {@code tenant/account}. */
  public static final String JOB = "webhooks";

  /** The kind of notice that a provider had switched webhooks off. */
  public static final String REVIVED = "webhooks_revived";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeper.class);
  private static final String CAPABILITY = "webhook_subscriber";
  private static final Duration EVER = Duration.ofDays(36_500);
  private static final Duration DAILY = Duration.ofHours(24);
  private static final Duration SOON = Duration.ofMinutes(15);

  private final Database database;
  private final Accounts accounts;
  private final AccountStore store;
  private final ProviderRegistry registry;
  private final Notices notices;
  private final Clock clock;
  private final DoubleSupplier random;
  private final Place place;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Is told that webhooks of an account were lost, in the transaction that notes it. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Asks for what must be read again.
     *
     * @param since when they were last known to be in order
     */
    void lost(Handle handle, AccountRow account, Instant since);
  }

  WebhookKeeper(
      Database database,
      Accounts accounts,
      AccountStore store,
      ProviderRegistry registry,
      Notices notices,
      Clock clock,
      DoubleSupplier random,
      Place place) {
    this.database = database;
    this.accounts = accounts;
    this.store = store;
    this.registry = registry;
    this.notices = notices;
    this.clock = clock;
    this.random = random;
    this.place = place;
  }

  /** Tells a listener of lost webhooks from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Tells whether the webhooks of an account are registered by us. */
  public boolean keeps(AccountRow row) {
    return registry
        .find(row.provider())
        .map(found -> found.capabilities().contains(CAPABILITY))
        .orElse(false);
  }

  /** Returns the id of the job for an account. */
  public static String job(AccountRow row) {
    return row.tenantId() + "/" + row.accountId();
  }

  /** Returns the ids of the jobs that are due. */
  public List<String> due() {
    return dueBy(clock.instant());
  }

  /**
   * Returns the ids of the jobs of every account. To be run after a time in which this server may
   * not have answered: some providers switch off what was not taken in, and say nothing.
   */
  public List<String> all() {
    return dueBy(clock.instant().plus(EVER));
  }

  private List<String> dueBy(Instant instant) {
    return database.inSystem(handle -> store.listWebhooksDue(handle, instant)).stream()
        .filter(this::keeps)
        .map(WebhookKeeper::job)
        .toList();
  }

  /** Does the job, unless the account is gone or waits for a person. */
  public void runJob(String id) {
    int slash = id.indexOf('/');
    UUID tenant = UUID.fromString(id.substring(0, slash));
    Optional<AccountRow> row = accounts.find(tenant, UUID.fromString(id.substring(slash + 1)));
    if (row.isPresent() && row.get().status().isUsable() && keeps(row.get())) {
      look(row.get());
    }
  }

  /**
   * Looks after the registrations of an account now.
   *
   * @return how they are, also when that could not be found out
   * @throws dev.feria.server.platform.http.ProblemException (409) when the seller registers them,
   *     or the account must be connected again
   */
  public WebhookHealth look(AccountRow row) {
    if (!row.status().isUsable()) {
      throw Problem.conflict("reconnect_needed", "connect the account again first").exception();
    }
    if (!(accounts.open(row) instanceof WebhookSubscriber subscriber)) {
      throw Problem.conflict("not_supported", "the webhooks of this account are not registered")
          .exception();
    }
    if (!place.isReachable()) {
      return failed(row, "public_url_unreachable", null, DAILY);
    }
    Instant began = clock.instant();
    try {
      Subscription found = subscriber.subscribe(AccountView.webhookUrl(row, place.publicUrl()));
      accounts.succeeded(row);
      return found(row, found, began);
    } catch (ProviderException e) {
      LOG.warn("webhooks not kept: account={} error={}", row.accountId(), e.toString());
      accounts.failed(row, e);
      if (e.reconnectNeeded()) {
        return failed(row, "reconnect_needed", e.getMessage(), DAILY);
      }
      return e.waitingHelps()
          ? failed(row, "provider_unavailable", e.getMessage(), SOON)
          : failed(row, "provider_refused", e.getMessage(), DAILY);
    }
  }

  private WebhookHealth failed(
      AccountRow row, String error, @Nullable String detail, Duration pause) {
    WebhookHealth before = row.webhooks();
    Instant now = clock.instant();
    var health =
        new WebhookHealth(
            now,
            before == null ? null : before.goodAt(),
            List.of(),
            List.of(),
            List.of(),
            error,
            detail);
    database.useTenant(
        row.tenantId(), handle -> store.webhooks(handle, row, health, due(now, pause)));
    return health;
  }

  private WebhookHealth found(AccountRow row, Subscription found, Instant began) {
    Instant now = clock.instant();
    var health =
        new WebhookHealth(now, now, found.kept(), found.created(), found.revived(), null, null);
    Instant since = goodBefore(row);
    String subject = row.accountId().toString();
    database.useTenant(
        row.tenantId(),
        handle -> {
          store.webhooks(handle, row, health, due(now, DAILY));
          if (found.revived().isEmpty()) {
            notices.resolve(handle, row.tenantId(), REVIVED, subject);
          } else {
            notices.raise(
                handle,
                row.tenantId(),
                REVIVED,
                Notices.Severity.WARNING,
                subject,
                Map.of("account", row.name(), "topics", String.join(", ", found.revived())));
          }
          if (!found.revived().isEmpty() || (since != null && !found.created().isEmpty())) {
            Instant lostSince = since == null ? row.connectedAt() : since;
            listeners.forEach(listener -> listener.lost(handle, row, lostSince));
          }
        });
    LOG.info(
        "webhooks looked after: account={} kept={} created={} revived={} ms={}",
        row.accountId(),
        found.kept().size(),
        found.created().size(),
        found.revived().size(),
        Duration.between(began, now).toMillis());
    return health;
  }

  /** Returns when the webhooks of this connection were last in order; null for never. */
  private static @Nullable Instant goodBefore(AccountRow row) {
    WebhookHealth before = row.webhooks();
    return before == null || before.checkedAt().isBefore(row.connectedAt())
        ? null
        : before.goodAt();
  }

  // Up to a tenth early, so that accounts which were connected together drift apart.
  private Instant due(Instant now, Duration pause) {
    return now.plus(pause).minusMillis((long) (pause.toMillis() * random.getAsDouble() / 10));
  }
}

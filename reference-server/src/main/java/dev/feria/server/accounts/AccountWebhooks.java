package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.webhook.HandshakeReply;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers of what comes to the addresses of single accounts, which is verified with a secret of
 * the account. A reader is kept until the account is connected anew; one that refuses is made anew
 * first, at most once a second, because another node may have connected the account. Thread-safe.
 */
public final class AccountWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(AccountWebhooks.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MOST = 50_000;

  private final Database database;
  private final Accounts accounts;
  private final SecretStore secrets;
  private final ProviderRegistry registry;
  private final Clock clock;
  private final Map<Address, Known> known = new ConcurrentHashMap<>();

  private record Address(String provider, String key) {}

  private record Known(UUID account, WebhookReader reader, Instant since) {}

  AccountWebhooks(
      Database database,
      Accounts accounts,
      SecretStore secrets,
      ProviderRegistry registry,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.secrets = secrets;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Returns the reader of what comes to an address. Asks the database unless it is known.
   *
   * @return empty for an address that is none of ours
   */
  public Optional<WebhookReader> find(String provider, String key) {
    Address address = new Address(provider, key);
    Known found = known.get(address);
    if (found != null) {
      return Optional.of(new Patient(address, found));
    }
    Optional<AccountRow> row = row(provider, key);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    return row.get().status() == AccountStatus.DISCONNECTED
        ? Optional.of(new Gone(row.get()))
        : Optional.of(new Patient(address, load(address, row.get())));
  }

  /** Returns the reader of what came to an address and was verified then. */
  public Optional<WebhookReader> stored(String provider, String key) {
    Address address = new Address(provider, key);
    Known found = known.get(address);
    return found != null
        ? Optional.of(found.reader())
        : row(provider, key)
            .map(
                row ->
                    row.status() == AccountStatus.DISCONNECTED
                        ? reader(row)
                        : load(address, row).reader());
  }

  private Optional<AccountRow> row(String provider, String key) {
    return KEY.matcher(key).matches() && registry.applications().containsKey(provider)
        ? accounts.routeByKey(provider, key)
        : Optional.empty();
  }

  private Known load(Address address, AccountRow row) {
    if (known.size() >= MOST) {
      known.clear();
    }
    Known loaded = new Known(row.accountId(), reader(row), clock.instant());
    known.put(address, loaded);
    return loaded;
  }

  private WebhookReader reader(AccountRow row) {
    TokenKey key = TokenKey.of(row);
    Map<String, Secret> credentials =
        database.inTenant(row.tenantId(), handle -> secrets.credentials(handle, key));
    ProviderApplication application = registry.application(row.provider());
    return application.webhooks(row.handle(), credentials);
  }

  /** Forgets the reader of an account, whose secrets are others now. */
  void forget(UUID account) {
    known.values().removeIf(each -> each.account().equals(account));
  }

  /** Verifies once more, with what the database holds now, before it refuses. */
  private final class Patient implements WebhookReader {
    private final Address address;
    private volatile Known current;

    Patient(Address address, Known current) {
      this.address = address;
      this.current = current;
    }

    @Override
    public Verdict verify(WebhookRequest request) {
      Verdict verdict = current.reader().verify(request);
      if (verdict.accepted() || clock.instant().isBefore(current.since().plus(FRESH))) {
        return verdict;
      }
      Optional<AccountRow> row = row(address.provider(), address.key());
      if (row.isEmpty() || row.get().status() == AccountStatus.DISCONNECTED) {
        known.remove(address);
        return verdict;
      }
      current = load(address, row.get());
      return current.reader().verify(request);
    }

    @Override
    public List<Event> read(WebhookRequest request) {
      return current.reader().read(request);
    }

    @Override
    public Optional<HandshakeReply> handshake(WebhookRequest request) {
      return current.reader().handshake(request);
    }
  }

  /**
   * Takes in what comes for an account that is disconnected: what can be verified without its
   * secrets, which are deleted, is read; anything else is acknowledged and has no effect, so that
   * the sender stops.
   */
  private final class Gone implements WebhookReader {
    private final AccountRow row;

    Gone(AccountRow row) {
      this.row = row;
    }

    @Override
    public Verdict verify(WebhookRequest request) {
      return Verdict.VALID;
    }

    @Override
    public List<Event> read(WebhookRequest request) {
      try {
        WebhookReader bare = registry.application(row.provider()).webhooks(row.handle(), Map.of());
        return bare.verify(request).accepted() ? bare.read(request) : List.of();
      } catch (RuntimeException e) {
        LOG.debug("late webhook unreadable: account={}", row.accountId(), e);
        return List.of();
      }
    }

    @Override
    public Optional<HandshakeReply> handshake(WebhookRequest request) {
      return Optional.empty();
    }
  }
}

package dev.feria.server.accounts;

import dev.feria.core.provider.CredentialField;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the API and the console show of providers and accounts. Thread-safe. */
public final class Integrations {
  private static final String MASK = "********";

  private final Database database;
  private final ProviderRegistry registry;
  private final Accounts accounts;
  private final AccountStore store;
  private final SecretStore secrets;
  private final Locations locations;
  private final AuditLog audit;
  private final Clock clock;
  private final URI publicUrl;

  private final List<SettingsListener> listeners = new CopyOnWriteArrayList<>();

  /** What an account was connected with, secrets masked. */
  public record Config(UUID account, String provider, String status, Map<String, String> fields) {}

  Integrations(
      Database database,
      ProviderRegistry registry,
      Accounts accounts,
      AccountStore store,
      SecretStore secrets,
      Locations locations,
      AuditLog audit,
      Clock clock,
      URI publicUrl) {
    this.database = database;
    this.registry = registry;
    this.accounts = accounts;
    this.store = store;
    this.secrets = secrets;
    this.locations = locations;
    this.audit = audit;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Lists the catalogue, with labels in a language. */
  public List<ProviderView> providers(Locale locale) {
    return registry.all().stream().map(p -> ProviderView.of(p, locale)).toList();
  }

  /** Lists a tenant's accounts, those disconnected left out. */
  public List<AccountView> list(UUID tenantId) {
    return accounts.list(tenantId).stream()
        .filter(row -> row.status() != AccountStatus.DISCONNECTED)
        .map(this::view)
        .toList();
  }

  /** Renders an account. */
  public AccountView view(AccountRow row) {
    return AccountView.of(row, publicUrl, clock.instant());
  }

  /**
   * Picks the account that a request means: the one it names, or the only one at the provider.
   *
   * @throws dev.feria.server.platform.http.ProblemException 404 when there is none, 422 when it
   *     must be named
   */
  public AccountRow pick(UUID tenantId, String provider, @Nullable String account) {
    registry.get(provider);
    List<AccountRow> found =
        accounts.list(tenantId).stream()
            .filter(row -> row.provider().equals(provider))
            .filter(
                row ->
                    account == null
                        ? row.status() != AccountStatus.DISCONNECTED
                        : row.accountId().toString().equals(account))
            .toList();
    if (found.isEmpty()) {
      throw Problem.notFound("there is no such account at this provider").exception();
    }
    if (found.size() > 1) {
      throw Problem.invalid("account", "is needed: there are several accounts at this provider")
          .exception();
    }
    return found.get(0);
  }

  /** Returns what an account was connected with, secrets masked. */
  public Config config(AccountRow row) {
    Map<String, String> fields = new LinkedHashMap<>(row.fields());
    TokenKey key = TokenKey.of(row);
    for (String name :
        database.inTenant(row.tenantId(), handle -> secrets.credentials(handle, key)).keySet()) {
      if (!isVisible(row.provider(), name)) {
        fields.put(name, MASK);
      }
    }
    return new Config(row.accountId(), row.provider(), row.status().wire(), fields);
  }

  private boolean isVisible(String provider, String name) {
    return Stream.concat(
            registry.get(provider).descriptor().fields().stream(),
            registry.get(provider).descriptor().keys().stream())
        .anyMatch(
            field -> field.name().equals(name) && field.kind() != CredentialField.Kind.SECRET);
  }

  /** Tells a listener of every change of settings from now on. */
  public void listen(SettingsListener listener) {
    listeners.add(listener);
  }

  /**
   * Changes an account's settings and returns it as it is now.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when a location is none of its
   */
  public AccountView change(Principal by, AccountRow row, AccountSettings settings) {
    UUID tenantId = row.tenantId();
    List<String> chosen = settings.locations();
    if (chosen != null) {
      locations.check(row, chosen);
    }
    AccountRow changed =
        database.inTenant(
            tenantId,
            handle -> {
              audit.add(
                  handle,
                  tenantId,
                  by.actor(),
                  "account.settings",
                  row.accountId().toString(),
                  detail(settings));
              AccountRow after =
                  store.change(handle, tenantId, row.accountId(), settings).orElse(row);
              listeners.forEach(listener -> listener.changed(handle, row, after));
              return after;
            });
    return view(changed);
  }

  private static Map<String, String> detail(AccountSettings settings) {
    Map<String, String> detail = new LinkedHashMap<>();
    put(detail, "safety_buffer", settings.safetyBuffer());
    put(detail, "publish_stock", settings.publishStock());
    put(detail, "import_orders", settings.importOrders());
    put(detail, "create_products", settings.createProducts());
    put(detail, "publish_prices", settings.publishPrices());
    put(detail, "locations", settings.locations());
    return detail;
  }

  private static void put(Map<String, String> detail, String name, @Nullable Object value) {
    if (value != null) {
      detail.put(name, value.toString());
    }
  }
}

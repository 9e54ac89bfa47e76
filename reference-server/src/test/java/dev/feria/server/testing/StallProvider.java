package dev.feria.server.testing;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderCategory;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider without a network, connected with keys: what it answers depends on the key. */
public final class StallProvider implements Provider {
  /** A key that works; followed by {@code -<name>} it belongs to the seller of that name. */
  public static final String GOOD_KEY = "stall-secret-key";

  private final java.util.concurrent.atomic.AtomicReference<String> mood =
      new java.util.concurrent.atomic.AtomicReference<>("well");

  /** Makes later calls fail: {@code well}, {@code revoked}, {@code forbidden} or {@code away}. */
  public void mood(String next) {
    mood.set(next);
  }

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        "stall",
        "Stall",
        ProviderCategory.STORE,
        ProviderDescriptor.Connect.KEYS,
        List.of(),
        List.of(
            new CredentialField(
                "shop",
                CredentialField.Kind.URL,
                true,
                List.of(),
                Map.of("en", "Shop", "es", "Tienda")),
            new CredentialField(
                "api_key", CredentialField.Kind.SECRET, true, List.of(), Map.of("en", "Key")),
            new CredentialField(
                "country",
                CredentialField.Kind.CHOICE,
                true,
                List.of(
                    CredentialField.Choice.ofCountry("CL", "CL"),
                    CredentialField.Choice.ofCountry("BR", "BR")),
                Map.of("en", "Country"))),
        new ProviderDescriptor.Webhooks(ProviderDescriptor.Webhooks.Scope.NONE, true),
        List.of(),
        Duration.ofMinutes(1),
        URI.create("https://stall.example/docs"));
  }

  @Override
  public Class<? extends Account> accountType() {
    return StallAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new Application();
  }

  private void check() {
    var failure = new ProviderException.Failure("stall", "me", 403, "no", "r1", 1, null);
    switch (mood.get()) {
      case "revoked" -> throw new ReconnectException(failure, null, null);
      case "forbidden" -> throw new ForbiddenException(failure, null, null);
      case "away" -> throw new UnavailableException(failure, null, null);
      default -> {}
    }
  }

  private static AccountProfile profileOf(String key) {
    String seller = key.substring(GOOD_KEY.length());
    return new AccountProfile("seller" + seller, "Seller" + seller, Map.of("site", "CL"));
  }

  private final class Application implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return Optional.empty();
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      Secret key = fields.get("api_key");
      if (!key.reveal().startsWith(GOOD_KEY)) {
        throw new ForbiddenException(
            new ProviderException.Failure("stall", "me", 401, "bad_key", "r1", 1, null),
            null,
            null);
      }
      return new Connection(profileOf(key.reveal()), null, Map.of("api_key", key));
    }

    @Override
    public Account open(AccountHandle handle, Map<String, Secret> credentials) {
      return new StallAccount(handle, credentials.get("api_key").reveal());
    }

    @Override
    public WebhookReader webhooks() {
      return new WebhookReader() {
        @Override
        public Verdict verify(WebhookRequest request) {
          return Verdict.SIGNATURE_MISSING;
        }

        @Override
        public List<dev.feria.core.provider.Event> read(WebhookRequest request) {
          return List.of();
        }
      };
    }
  }

  /** An account of the stall. */
  public final class StallAccount implements Account, OrderSource {
    private final AccountHandle handle;
    private final String key;

    private StallAccount(AccountHandle handle, String key) {
      this.handle = handle;
      this.key = key;
    }

    @Override
    public AccountHandle handle() {
      return handle;
    }

    @Override
    public AccountProfile profile() {
      check();
      return profileOf(key);
    }

    @Override
    public void disconnect() {
      check();
    }

    @Override
    public Paginated<Entry<Order>> orders(OrderQuery query) {
      throw new AssertionError("not asked for");
    }

    @Override
    public Order order(String id) {
      throw new AssertionError("not asked for");
    }
  }
}

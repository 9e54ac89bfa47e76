package dev.feria.testkit.example;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Event;
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

/** The made-up stall as hosts see it. */
public final class StallProvider implements Provider {
  /** Is made by the ServiceLoader. */
  public StallProvider() {}

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        StallClient.PROVIDER,
        "Stall",
        ProviderCategory.MARKETPLACE,
        ProviderDescriptor.Connect.KEYS,
        List.of(
            new CredentialField(
                "client_id",
                CredentialField.Kind.TEXT,
                true,
                List.of(),
                Map.of("en", "Client id", "es", "Id de cliente", "pt", "Id do cliente"))),
        List.of(),
        new ProviderDescriptor.Webhooks(ProviderDescriptor.Webhooks.Scope.NONE, false),
        List.of(StallClient.QUOTA),
        Duration.ZERO,
        URI.create("https://stall.example/docs"));
  }

  @Override
  public Class<? extends Account> accountType() {
    return StallAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    settings.require("client_id");
    return new Application();
  }

  private record Application() implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return Optional.empty();
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      return new Connection(new AccountProfile("1", "Stall", Map.of()), null, fields);
    }

    @Override
    public Account open(AccountHandle handle, Map<String, Secret> credentials) {
      return new StallAccount(handle);
    }

    @Override
    public WebhookReader webhooks() {
      return new WebhookReader() {
        @Override
        public Verdict verify(WebhookRequest request) {
          return Verdict.WRONG_APPLICATION;
        }

        @Override
        public List<Event> read(WebhookRequest request) {
          return List.of();
        }
      };
    }
  }

  private record StallAccount(AccountHandle handle) implements Account, ListingPublisher {
    @Override
    public AccountProfile profile() {
      return new AccountProfile(handle.externalId(), "Stall", Map.of());
    }

    @Override
    public void disconnect() {}

    @Override
    public void pause(String listingId) {}

    @Override
    public void activate(String listingId) {}
  }
}

package dev.feria.server.console;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderCategory;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.webhook.WebhookReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider of stalls, connected by OAuth with a choice of country. */
final class StallProvider implements Provider {
  static final URI AUTHORIZATION = URI.create("https://stalls.example/authorize");

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        "stall",
        "Stall <Market>",
        ProviderCategory.MARKETPLACE,
        ProviderDescriptor.Connect.OAUTH,
        List.of(),
        List.of(
            new CredentialField(
                "country",
                CredentialField.Kind.CHOICE,
                true,
                List.of("CL", "BR"),
                Map.of("en", "Country", "es", "País", "pt", "País"))),
        new ProviderDescriptor.Webhooks(ProviderDescriptor.Webhooks.Scope.APPLICATION, true),
        List.of(),
        Duration.ZERO,
        URI.create("https://stalls.example/docs"));
  }

  @Override
  public Class<? extends Account> accountType() {
    return StallAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new Application();
  }

  private static final class Application implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return Optional.of(new Flow());
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      throw new IllegalArgumentException("connects by OAuth");
    }

    @Override
    public Account open(AccountHandle handle, Map<String, Secret> credentials) {
      return new StallAccount(handle);
    }

    @Override
    public WebhookReader webhooks() {
      throw new IllegalStateException("no webhooks in these tests");
    }
  }

  private static final class Flow implements AuthorizationFlow {
    @Override
    public URI url(Request request) {
      return URI.create(AUTHORIZATION + "?state=" + request.state());
    }

    @Override
    public Connection exchange(Grant grant) {
      throw new IllegalStateException("no exchange in these tests");
    }
  }
}

package dev.feria.server.console;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
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
import dev.feria.core.webhook.WebhookReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider of stalls, connected by OAuth with a choice of country, or by a key. */
final class StallProvider implements Provider {
  static final String KEY = "open sesame";
  static final URI AUTHORIZATION = URI.create("https://stalls.example/authorize");

  private static final CredentialField COUNTRY =
      new CredentialField(
          "country",
          CredentialField.Kind.CHOICE,
          true,
          List.of(
              CredentialField.Choice.ofCountry("CL", "CL"),
              CredentialField.Choice.ofCountry("BR", "BR")),
          Map.of("en", "Country", "es", "País", "pt", "País"));
  private static final CredentialField SECRET_KEY =
      new CredentialField(
          "key", CredentialField.Kind.SECRET, true, List.of(), Map.of("en", "Key", "es", "Clave"));

  private final ProviderDescriptor.Connect connect;

  StallProvider(ProviderDescriptor.Connect connect) {
    this.connect = connect;
  }

  private boolean byKey() {
    return connect == ProviderDescriptor.Connect.KEYS;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        byKey() ? "keystall" : "stall",
        byKey() ? "Key Stall" : "Stall <Market>",
        ProviderCategory.MARKETPLACE,
        connect,
        List.of(),
        List.of(byKey() ? SECRET_KEY : COUNTRY),
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
    return new Application(byKey());
  }

  private record Application(boolean byKey) implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return byKey ? Optional.empty() : Optional.of(new Flow());
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      if (!fields.get("key").reveal().equals(KEY)) {
        throw new RejectedException(
            new ProviderException.Failure("keystall", "connect", 400, "bad_key", null, 1, null),
            null,
            null);
      }
      return new Connection(new AccountProfile("k-1", "Key holder", Map.of()), null, fields);
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

package dev.feria.server.testing;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
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

/**
 * A provider that can do everything and has nothing to tell: it accepts what is published and lists
 * nothing. Connected with a key, which is also the seller's name.
 */
public final class Kiosk implements Provider {
  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        "kiosk",
        "Kiosk",
        ProviderCategory.STORE,
        ProviderDescriptor.Connect.KEYS,
        List.of(),
        List.of(
            new CredentialField(
                "key", CredentialField.Kind.SECRET, true, List.of(), Map.of("en", "Key"))),
        new ProviderDescriptor.Webhooks(ProviderDescriptor.Webhooks.Scope.ACCOUNT, true),
        List.of(),
        Duration.ofMinutes(1),
        URI.create("https://kiosk.example/docs"));
  }

  @Override
  public Class<? extends Account> accountType() {
    return KioskAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new Application();
  }

  private static final class Application implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return Optional.empty();
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      String name = fields.get("key").reveal();
      return new Connection(new AccountProfile(name, name, Map.of()), null, fields);
    }

    @Override
    public Account open(AccountHandle handle, Map<String, Secret> credentials) {
      return new KioskAccount(handle);
    }

    @Override
    public WebhookReader webhooks() {
      return new WebhookReader() {
        @Override
        public Verdict verify(WebhookRequest request) {
          return request.header("x-kiosk").isPresent() ? Verdict.VALID : Verdict.SIGNATURE_MISSING;
        }

        @Override
        public List<Event> read(WebhookRequest request) {
          return KioskEvents.read(request);
        }
      };
    }
  }

  private record KioskAccount(AccountHandle handle)
      implements Account,
          OrderSource,
          ListingSource,
          ListingPublisher,
          StockPublisher,
          FulfilmentPublisher {
    @Override
    public AccountProfile profile() {
      return new AccountProfile(handle.externalId(), handle.externalId(), Map.of());
    }

    @Override
    public void disconnect() {}

    @Override
    public Paginated<Entry<Order>> orders(OrderQuery query) {
      return Paginated.of(null, cursor -> Page.of(List.of(), null));
    }

    @Override
    public Order order(String id) {
      throw new RejectedException(
          new ProviderException.Failure("kiosk", "order", 404, "gone", null, 1, null), null, null);
    }

    @Override
    public Paginated<Entry<Listing>> listings(ListingQuery query) {
      return Paginated.of(null, cursor -> Page.of(List.of(), null));
    }

    @Override
    public List<Listing> listingGroup(String group) {
      return List.of();
    }

    @Override
    public String ship(Shipment shipment) {
      return "shipped-" + shipment.reference();
    }

    @Override
    public void pause(String listingId) {}

    @Override
    public void activate(String listingId) {}

    @Override
    public List<StockOutcome> publishStock(List<StockChange> changes) {
      return changes.stream().<StockOutcome>map(StockOutcome.Published::new).toList();
    }
  }
}

package dev.feria.server.testing;

import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Drift;
import dev.feria.server.catalog.DriftResource;
import dev.feria.server.catalog.LinkBatches;
import dev.feria.server.catalog.LinksResource;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ListingsResource;
import dev.feria.server.catalog.Products;
import dev.feria.server.catalog.ProductsResource;
import dev.feria.server.catalog.SellerAccounts;
import dev.feria.server.catalog.Suggestions;
import dev.feria.server.platform.http.HttpListener;
import dev.feria.server.platform.http.Idempotency;
import dev.feria.server.platform.http.IdempotencyControl;
import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.Role;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.Orders;
import dev.feria.server.sales.OrdersResource;
import dev.feria.server.sales.SalesResource;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.shipping.ShipmentsResource;
import dev.feria.server.tenancy.AuditLog;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** The resources of products, listings, orders and sales over real HTTP, for one or more shops. */
public final class ShopServer implements AutoCloseable {
  private final HttpListener http;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What was asked of the fake provider, for example {@code pause L1}. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** Thrown by the fake provider when set. */
  public volatile @Nullable ProviderException failure;

  /** The failures that the accounts were told of. */
  public final List<ProviderException> failures = new CopyOnWriteArrayList<>();

  /** The accounts as places to tell of shipments. */
  public final FakeShippers shippers;

  /** What people enter of shipments. */
  public final Shipments shipments;

  /** Serves shops on one database; a bearer token is the tenant's id. */
  public ShopServer(Shop shop, Shop... others) {
    var database = shop.db.database();
    var audit = new AuditLog(database, shop.clock);
    SellerAccounts accounts = accounts(shop, others);
    var batches = new LinkBatches(database, shop.catalog, accounts, audit, shop.clock);
    ResourceConfig config = HttpListener.plumbing(false);
    config.register(new Caller());
    config.register(new IdempotencyControl(new Idempotency(database, shop.clock, duration -> {})));
    config.register(
        new ProductsResource(
            new Products(database, shop.catalog, shop.inventory, accounts, audit)));
    config.register(
        new ListingsResource(
            new ListingDesk(database, shop.catalog, shop.publications, accounts, audit),
            new Suggestions(database, audit, shop.clock),
            batches));
    config.register(new LinksResource(batches));
    config.register(new DriftResource(new Drift(database, shop.publications)));
    var orders = new Orders(database);
    config.register(new OrdersResource(orders));
    List<Shop> shops = new ArrayList<>(List.of(others));
    shops.add(shop);
    this.shippers = new FakeShippers(shops);
    this.shipments = new Shipments(database, orders, shippers, audit, shop.wakeups, shop.clock);
    config.register(new ShipmentsResource(shipments));
    config.register(
        new SalesResource(
            new Counter(database, shop.inventory, shop.oversells, audit, shop.clock)));
    this.http = HttpListener.start("127.0.0.1", 0, 8, config);
  }

  private SellerAccounts accounts(Shop shop, Shop... others) {
    return new SellerAccounts() {
      @Override
      public AccountRow get(UUID tenant, UUID account) {
        AccountRow row = shop.accounts.get(account);
        for (Shop other : others) {
          row = row == null ? other.accounts.get(account) : row;
        }
        if (row == null || !row.tenantId().equals(tenant)) {
          throw Problem.notFound("there is no such account").exception();
        }
        return row;
      }

      @Override
      public Account open(AccountRow account) {
        return new FakeAccount(account);
      }

      @Override
      public void failed(AccountRow account, ProviderException error) {
        failures.add(error);
      }
    };
  }

  /** Takes the bearer token for the tenant's id. */
  @Priority(Priorities.AUTHENTICATION)
  private static final class Caller implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String header = request.getHeaderString("Authorization");
      if (header != null) {
        UUID tenant = UUID.fromString(header.substring("Bearer ".length()));
        new Principal(tenant, "key:test", Role.AGENT, null, null, null).attach(request);
      }
    }
  }

  private final class FakeAccount implements Account, ListingPublisher, PricePublisher {
    private final AccountRow row;

    FakeAccount(AccountRow row) {
      this.row = row;
    }

    @Override
    public List<PriceOutcome> publishPrices(List<PriceChange> changes) {
      return changes.stream().map(this::price).toList();
    }

    private PriceOutcome price(PriceChange change) {
      try {
        ask("price " + change.listingId() + " " + change.price().amount());
        return new PriceOutcome.Published(change);
      } catch (ProviderException e) {
        return new PriceOutcome.Refused(change, e);
      }
    }

    @Override
    public void pause(String listingId) {
      ask("pause " + listingId);
    }

    @Override
    public void activate(String listingId) {
      ask("activate " + listingId);
    }

    private void ask(String what) {
      if (failure != null) {
        throw failure;
      }
      asked.add(what);
    }

    @Override
    public AccountHandle handle() {
      return row.handle();
    }

    @Override
    public AccountProfile profile() {
      return new AccountProfile(row.externalId(), row.name(), Map.of());
    }

    @Override
    public void disconnect() {}
  }

  /** An answer: its status, and its body read as maps and lists. */
  public record Answer(int status, String text) {
    /** Returns the body. */
    public Map<?, ?> body() {
      return (Map<?, ?>) Json.tree(text);
    }

    /** Returns a member of the body. */
    public @Nullable Object get(String name) {
      return body().get(name);
    }

    /** Returns the members of the body's {@code data}. */
    public List<Map<String, Object>> data() {
      @SuppressWarnings("unchecked")
      List<Map<String, Object>> data = (List<Map<String, Object>>) body().get("data");
      return data;
    }
  }

  /** Gets. */
  public Answer get(Shop as, String path) {
    return send(as, "GET", path, null, null);
  }

  /** Posts JSON. */
  public Answer post(Shop as, String path, String json) {
    return send(as, "POST", path, json, null);
  }

  /** Sends a request. */
  public Answer send(
      Shop as, String method, String path, @Nullable String json, @Nullable String key) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + as.tenant)
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      ApiContract.check(method, answer.uri(), json, answer);
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

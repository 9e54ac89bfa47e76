package dev.feria.server.testing;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.catalog.Catalog;
import dev.feria.server.catalog.Listings;
import dev.feria.server.catalog.Product;
import dev.feria.server.inventory.Channel;
import dev.feria.server.inventory.Channels;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.Parking;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.Publisher;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.sales.ApplyOutcome;
import dev.feria.server.sales.Oversells;
import dev.feria.server.sales.Sales;
import dev.feria.server.sales.WaitingLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A tenant with accounts, products and channels, on a real database with fakes for providers. */
public final class Shop {
  /** When the clock starts, and when listings are seen unless said otherwise. */
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  public final TestDatabase db;
  public final Database database;
  public final UUID tenant;
  public final ManualClock clock = new ManualClock(NOON);
  public final Wakeups wakeups = new Wakeups();
  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  public final Publications publications = new Publications(wakeups, clock);
  public final Notices notices;
  public final Oversells oversells;
  public final Inventory inventory;
  public final Catalog catalog;
  public final Sales sales;
  public final Map<UUID, AccountRow> accounts = new ConcurrentHashMap<>();
  public final Map<UUID, FakeChannel> channels = new ConcurrentHashMap<>();
  public final List<UUID> lost = new CopyOnWriteArrayList<>();

  /** Opens a shop for a new tenant. */
  public Shop(TestDatabase db, String name) {
    this(db, db.database(), name);
  }

  /** Opens a shop for a new tenant, on pools of its own. */
  public Shop(TestDatabase db, Database database, String name) {
    this.database = database;
    this.db = db;
    this.tenant = db.tenant(name);
    // the publisher works for all tenants: what another test left is not this one's
    db.asOwner(
        handle -> handle.execute("update publications set published_version = wanted_version"));
    this.notices = new Notices(database, wakeups, clock);
    this.oversells = new Oversells(notices, clock);
    this.inventory = new Inventory(publications, oversells, clock);
    this.catalog =
        new Catalog(
            inventory, publications, new WaitingLines(inventory, Sales.PROMISE, clock), clock);
    this.sales = new Sales(new Listings(), inventory, Sales.PROMISE, clock);
  }

  /** Connects an account that publishes stock and makes products. */
  public AccountRow account(String name) {
    return account(name, true, true, 0);
  }

  /** Connects an account. */
  public AccountRow account(String name, boolean publish, boolean create, int buffer) {
    UUID id = UUID.randomUUID();
    db.asOwner(
        handle ->
            handle.execute(
                """
                insert into accounts (tenant_id, account_id, provider, external_id, name, status,
                  webhook_key, publish_stock, create_products, safety_buffer, history_until)
                values (?, ?, 'stall', ?, ?, 'connected', ?, ?, ?, ?, ?::timestamptz)
                """,
                tenant,
                id,
                id.toString(),
                name,
                id.toString(),
                publish,
                create,
                buffer,
                NOON.toString()));
    channels.put(id, new FakeChannel());
    return put(row(id, name, AccountStatus.CONNECTED, publish, create, buffer));
  }

  /** Changes what an account is, as the next reader sees it. */
  public AccountRow put(AccountRow row) {
    accounts.put(row.accountId(), row);
    return row;
  }

  /** Makes an account's row. */
  public AccountRow row(
      UUID id, String name, AccountStatus status, boolean publish, boolean create, int buffer) {
    return new AccountRow(
        tenant,
        id,
        "stall",
        id.toString(),
        name,
        Map.of(),
        Map.of(),
        status,
        null,
        NOON,
        null,
        id.toString(),
        true,
        publish,
        create,
        buffer,
        false,
        List.of(),
        null,
        NOON,
        null,
        null);
  }

  /** Returns the fake behind an account. */
  public FakeChannel channel(AccountRow account) {
    return channels.get(account.accountId());
  }

  /** Makes a publisher that sends to the fakes; each is a node of its own. */
  public Publisher publisher() {
    return new Publisher(
        database, publications, channels(), catalog, wakeups, registry, clock, () -> 0.5);
  }

  /** Opens the fakes as channels. */
  public Channels channels() {
    return new Channels() {
      @Override
      public Channel open(UUID owner, UUID account) {
        AccountRow row = accounts.get(account);
        return new Channel(Parking.of(row), row.safetyBuffer(), channels.get(account));
      }

      @Override
      public void lost(UUID owner, UUID account, ProviderException reason) {
        lost.add(account);
      }
    };
  }

  /** Stores listings as one page. */
  public void store(AccountRow account, Listing... listings) {
    database.useTenant(tenant, h -> catalog.store(h, account, List.of(listings)));
  }

  /** Applies orders as one page. */
  public List<ApplyOutcome> apply(AccountRow account, Order... orders) {
    return database.inTenant(tenant, h -> sales.applyAll(h, account, List.of(orders)));
  }

  /** Makes a product and receives stock for it. */
  public Product product(String sku, int quantity) {
    return database.inTenant(
        tenant,
        handle -> {
          Product product = catalog.create(handle, tenant, sku, "Product " + sku);
          if (quantity > 0) {
            inventory.apply(
                handle, tenant, List.of(receive(product.productId(), quantity)), Lane.SOON);
          }
          return product;
        });
  }

  /** Receives stock. */
  public void receive(String sku, int quantity) {
    Stock stock = stock(sku);
    database.useTenant(
        tenant,
        h -> inventory.apply(h, tenant, List.of(receive(stock.productId(), quantity)), Lane.SOON));
  }

  private static StockEntry receive(UUID product, int quantity) {
    return new StockEntry(
        StockEntry.Kind.RECEIVE,
        product,
        quantity,
        new StockEntry.Origin("manual", UUID.randomUUID().toString(), "1"),
        null,
        "test",
        null);
  }

  /** Links a listing as a person would. */
  public void link(AccountRow account, UUID listing, UUID product) {
    database.useTenant(tenant, h -> catalog.link(h, account, listing, product, "test"));
  }

  /** Returns the stock of a product. */
  public Stock stock(String sku) {
    return database.inTenant(
        tenant,
        handle -> {
          UUID id = catalog.product(handle, tenant, sku).orElseThrow().productId();
          return inventory.read(handle, tenant, List.of(id)).get(id);
        });
  }

  /** Returns one value of a query over the tenant's rows. */
  public @Nullable String value(String sql, Object... arguments) {
    return database.inTenant(
        tenant,
        handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(String.class).findOne().orElse(null);
        });
  }

  /** Returns the effect of an order's only line. */
  public @Nullable String effect(String order) {
    return value(
        "select stock_effect from order_lines join orders using (tenant_id, order_id)"
            + " where external_id = ?",
        order);
  }

  /** A listing that the seller counts, seen at noon. */
  public static Listing listing(String id, @Nullable String sku, int quantity) {
    return listing(id, sku, quantity, NOON);
  }

  /** A listing that the seller counts. */
  public static Listing listing(String id, @Nullable String sku, int quantity, Instant seen) {
    return listing(id, sku, quantity, seen, ListingState.ACTIVE, StockOwner.SELLER);
  }

  /** A listing. */
  public static Listing listing(
      String id,
      @Nullable String sku,
      @Nullable Integer quantity,
      Instant seen,
      ListingState state,
      StockOwner owner) {
    return new Listing(
        id,
        id.split(":", 2)[0],
        sku,
        "Listing " + id,
        null,
        state,
        "as-is",
        quantity,
        Money.of("1990", "CLP"),
        owner,
        null,
        null,
        seen,
        seen);
  }

  /** An order of one line, updated when it was placed. */
  public static Order order(
      String id, OrderState state, String listing, int quantity, Instant placed) {
    return order(id, state, listing, quantity, placed, placed);
  }

  /** An order of one line. */
  public static Order order(
      String id, OrderState state, String listing, int quantity, Instant placed, Instant updated) {
    return new Order(
        id,
        id,
        state,
        "as-is",
        placed,
        updated,
        List.of(
            new Order.Line(
                "1", listing, null, "Listing " + listing, quantity, Money.of("1990", "CLP"))),
        Money.of("1990", "CLP").times(quantity),
        new Order.Buyer("77", "CLIENTE"),
        null,
        null);
  }
}

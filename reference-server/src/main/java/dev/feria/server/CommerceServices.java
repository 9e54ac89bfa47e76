package dev.feria.server;

import dev.feria.server.accounts.AccountServices;
import dev.feria.server.catalog.BarcodeMatches;
import dev.feria.server.catalog.Catalog;
import dev.feria.server.catalog.ConnectedSellers;
import dev.feria.server.catalog.Drift;
import dev.feria.server.catalog.DriftResource;
import dev.feria.server.catalog.FilesResource;
import dev.feria.server.catalog.LinkBatches;
import dev.feria.server.catalog.LinkFiles;
import dev.feria.server.catalog.LinkImportResource;
import dev.feria.server.catalog.LinksResource;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ListingEvents;
import dev.feria.server.catalog.Listings;
import dev.feria.server.catalog.ListingsResource;
import dev.feria.server.catalog.ProductFiles;
import dev.feria.server.catalog.ProductImportResource;
import dev.feria.server.catalog.Products;
import dev.feria.server.catalog.ProductsResource;
import dev.feria.server.catalog.Suggestions;
import dev.feria.server.console.Console;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.inventory.AccountChannels;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.PublicationAccounts;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.Publisher;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.prices.PricePublications;
import dev.feria.server.prices.PriceRuleResource;
import dev.feria.server.prices.PriceWorker;
import dev.feria.server.prices.Prices;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.OrderEvents;
import dev.feria.server.sales.Orders;
import dev.feria.server.sales.OrdersResource;
import dev.feria.server.sales.Oversells;
import dev.feria.server.sales.ReservationExpiry;
import dev.feria.server.sales.Sales;
import dev.feria.server.sales.SalesResource;
import dev.feria.server.sales.WaitingLines;
import dev.feria.server.shipping.ConnectedShippers;
import dev.feria.server.shipping.ShipmentSender;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.shipping.ShipmentsResource;
import dev.feria.server.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Catalogue, stock and sales, built once.
 *
 * @param handlers act on events
 * @param components what Jersey must know
 * @param shop what the console shows and changes
 * @param expiry ends promises to orders that were never paid
 * @param matches links listings by bar codes that products have got
 */
record CommerceServices(
    Database database,
    Publications publications,
    AccountServices accounts,
    Wakeups wakeups,
    Clock clock,
    Catalog catalog,
    Sales sales,
    ReservationExpiry expiry,
    BarcodeMatches matches,
    List<EventHandler> handlers,
    List<Object> components,
    Console.Shop shop) {
  private static final Duration EXPLAINED = Duration.ofDays(30);

  static CommerceServices create(
      Database database,
      AccountServices accounts,
      Notices notices,
      Tenancy tenancy,
      Wakeups wakeups,
      Clock clock,
      Duration promise) {
    var publications = new Publications(wakeups, clock);
    var oversells = new Oversells(notices, clock);
    var inventory = new Inventory(publications, oversells, clock);
    var waiting = new WaitingLines(inventory, promise, clock);
    var catalog = new Catalog(inventory, publications, waiting, clock);
    var sales = new Sales(new Listings(), inventory, promise, clock);
    var sellers = new ConnectedSellers(accounts.accounts());
    var settings = new PublicationAccounts(publications);
    accounts.connecting().listen(settings);
    accounts.integrations().listen(settings);
    var pricing = new PricePublications(wakeups, clock);
    catalog.listen(pricing);
    accounts.connecting().listen(pricing);
    accounts.integrations().listen(pricing);
    var prices = new Prices(database, pricing, tenancy.audit(), clock);
    var desk = new ListingDesk(database, catalog, publications, sellers, tenancy.audit());
    var products = new Products(database, catalog, inventory, sellers, tenancy.audit());
    var suggestions = new Suggestions(database, tenancy.audit(), clock);
    var batches = new LinkBatches(database, catalog, sellers, tenancy.audit(), clock);
    var files = new ProductFiles(database, catalog, inventory, tenancy.audit());
    var links = new LinkFiles(database, catalog, batches);
    var counter = new Counter(database, inventory, oversells, tenancy.audit(), clock);
    var orders = new Orders(database);
    var shippers = new ConnectedShippers(accounts);
    var shipments = new Shipments(database, orders, shippers, tenancy.audit(), wakeups, clock);
    accounts.connecting().listen(shipments);
    var drift = new Drift(database, publications);
    return new CommerceServices(
        database,
        publications,
        accounts,
        wakeups,
        clock,
        catalog,
        sales,
        new ReservationExpiry(database, inventory, clock),
        new BarcodeMatches(database, catalog, sellers, clock),
        List.of(new OrderEvents(database, sales), new ListingEvents(database, catalog)),
        List.of(
            new DriftResource(drift),
            new FilesResource(files, links, accounts.accounts()),
            new ProductImportResource(files),
            new PriceRuleResource(prices, accounts.integrations()),
            new LinkImportResource(links),
            new ListingsResource(desk, suggestions, batches),
            new LinksResource(batches),
            new ProductsResource(products),
            new OrdersResource(orders),
            new ShipmentsResource(shipments),
            new SalesResource(counter)),
        new Console.Shop(
            products,
            desk,
            orders,
            counter,
            shipments,
            drift,
            new Console.Matching(suggestions, batches, files, links, prices)));
  }

  /** Builds what tells providers of shipments; it does not run yet. */
  ShipmentSender shipmentSender() {
    return new ShipmentSender(
        database,
        new ConnectedShippers(accounts),
        wakeups,
        clock,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Forgets what is too old to explain anything. */
  void prune() {
    Instant before = clock.instant().minus(EXPLAINED);
    database.useSystem(handle -> publications.prune(handle, before));
  }

  /** Builds what publishes prices; it does not run yet. */
  PriceWorker priceWorker() {
    return new PriceWorker(
        database,
        catalog,
        new ConnectedSellers(accounts.accounts()),
        wakeups,
        clock,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Builds what publishes quantities; it does not run yet. */
  Publisher publisher(MeterRegistry registry) {
    return new Publisher(
        database,
        publications,
        new AccountChannels(accounts.accounts()),
        catalog,
        wakeups,
        registry,
        clock,
        () -> ThreadLocalRandom.current().nextDouble());
  }
}

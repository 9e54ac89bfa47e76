package dev.feria.server.console;

import dev.feria.server.accounts.AccountServices;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.Drift;
import dev.feria.server.catalog.LinkBatches;
import dev.feria.server.catalog.LinkFiles;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ProductFiles;
import dev.feria.server.catalog.Products;
import dev.feria.server.catalog.Suggestions;
import dev.feria.server.console.catalog.DriftPages;
import dev.feria.server.console.catalog.ListingPages;
import dev.feria.server.console.catalog.ProductForms;
import dev.feria.server.console.catalog.ProductPages;
import dev.feria.server.console.catalog.ProductRows;
import dev.feria.server.console.catalog.ProductViews;
import dev.feria.server.console.home.HomePages;
import dev.feria.server.console.home.LoginPages;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.console.integrations.IntegrationPages;
import dev.feria.server.console.integrations.StorePages;
import dev.feria.server.console.matching.FilePages;
import dev.feria.server.console.matching.MatchPages;
import dev.feria.server.console.matching.PriceRulePages;
import dev.feria.server.console.sales.OrderPages;
import dev.feria.server.console.sales.SaleForms;
import dev.feria.server.console.sales.SalePages;
import dev.feria.server.console.sales.ShipmentForms;
import dev.feria.server.console.settings.AuditRows;
import dev.feria.server.console.settings.PrivacyPages;
import dev.feria.server.console.settings.SettingsPages;
import dev.feria.server.console.syncs.SyncPages;
import dev.feria.server.console.syncs.SyncRows;
import dev.feria.server.inventory.StockReading;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.prices.Prices;
import dev.feria.server.privacy.PrivacyRequests;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.Orders;
import dev.feria.server.sales.SalesReading;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.tenancy.Businesses;
import dev.feria.server.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Builds the console. */
public final class Console {
  private Console() {}

  /**
   * What the console shows and changes.
   *
   * @param https whether browsers reach us by https, for cookies
   */
  public record Services(
      Database database,
      Clock clock,
      boolean https,
      Tenancy tenancy,
      AccountServices accounts,
      Notices notices,
      Shop shop,
      SyncPages.Services syncs,
      PrivacyRequests privacy) {}

  /** What people do with goods. */
  public record Shop(
      Products products,
      ListingDesk listings,
      Orders orders,
      Counter counter,
      Shipments shipments,
      Drift drift,
      Matching matching) {}

  /** What matches listings to products, and prices them. */
  public record Matching(
      Suggestions suggestions,
      LinkBatches batches,
      ProductFiles products,
      LinkFiles links,
      Prices prices) {}

  /** Returns what Jersey must know. */
  public static List<Object> components(Services services) {
    Database database = services.database();
    Tenancy tenancy = services.tenancy();
    Supplier<String> tokens = tenancy.tokens()::next;
    var assets = new Assets();
    var pages = new Pages(assets, tenancy.users(), services.notices(), tokens, services.https());
    Shop shop = services.shop();
    Matching matching = shop.matching();
    var catalog = new CatalogReading(database);
    var stock = new StockReading(database);
    var sales = new SalesReading(database);
    var accounts = services.accounts().accounts();
    var syncs = new SyncRows(services.syncs().syncs(), accounts);
    var cards = new AccountCards(services.accounts(), syncs);
    var rows = new ProductRows(shop.products(), catalog, stock);
    var views =
        new ProductViews(
            new ProductViews.Sources(
                rows,
                shop.products(),
                catalog,
                shop.listings(),
                sales,
                accounts,
                matching.prices()),
            tokens);
    var home =
        new HomePages.Sources(
            services.notices(), sales, shop.counter(), catalog, stock, rows, cards, syncs);
    return List.of(
        assets,
        new ErrorPages(pages),
        new LoginPages(pages, tenancy.sessions(), tenancy.users()),
        new HomePages(pages, home, services.clock()),
        new IntegrationPages(pages, services.accounts(), cards, syncs),
        new StorePages(pages, services.accounts(), cards),
        new ProductPages(pages, rows, views),
        new ProductForms(pages, shop.products(), shop.listings(), catalog, views),
        new MatchPages(pages, matching.suggestions(), matching.batches(), accounts),
        new FilePages(pages, matching.products(), matching.links()),
        new PriceRulePages(pages, matching.prices(), accounts),
        new DriftPages(pages, shop.drift(), shop.listings(), cards),
        new ListingPages(pages, shop.listings(), rows, views, cards),
        new OrderPages(pages, shop.orders(), shop.shipments(), sales, accounts, cards),
        new ShipmentForms(pages, shop.orders(), shop.shipments()),
        new SalePages(pages, shop.counter(), sales, accounts, cards, syncs),
        new SaleForms(pages, shop.counter(), shop.products(), catalog, rows, tokens),
        new SyncPages(pages, services.syncs(), syncs, accounts),
        new PrivacyPages(pages, services.privacy(), accounts),
        new SettingsPages(
            pages,
            tenancy,
            new Businesses(database, tenancy.audit()),
            new AuditRows(tenancy.users(), accounts)));
  }
}

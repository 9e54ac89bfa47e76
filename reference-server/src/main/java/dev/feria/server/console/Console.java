package dev.feria.server.console;

import dev.feria.server.accounts.AccountServices;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.console.catalog.ListingPages;
import dev.feria.server.console.catalog.ProductPages;
import dev.feria.server.console.catalog.ProductRows;
import dev.feria.server.console.catalog.ProductViews;
import dev.feria.server.console.home.HomePages;
import dev.feria.server.console.home.LoginPages;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.console.integrations.IntegrationPages;
import dev.feria.server.console.sales.OrderPages;
import dev.feria.server.console.sales.SalePages;
import dev.feria.server.console.settings.SettingsPages;
import dev.feria.server.console.syncs.SyncRows;
import dev.feria.server.inventory.StockReading;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.sales.OrderReading;
import dev.feria.server.sales.SaleReading;
import dev.feria.server.tenancy.Businesses;
import dev.feria.server.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;

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
      Notices notices) {}

  /** Returns what Jersey must know. */
  public static List<Object> components(Services services) {
    Database database = services.database();
    Tenancy tenancy = services.tenancy();
    var assets = new Assets();
    var pages =
        new Pages(
            assets,
            tenancy.users(),
            services.notices(),
            tenancy.tokens()::next,
            services.https());
    var catalog = new CatalogReading(database);
    var stock = new StockReading(database);
    var orders = new OrderReading(database);
    var sales = new SaleReading(database);
    var accounts = services.accounts().accounts();
    var syncs = new SyncRows();
    var cards = new AccountCards(services.accounts().integrations(), syncs);
    var products = new ProductRows(catalog, stock);
    var views =
        new ProductViews(products, catalog, stock, orders, accounts, tenancy.tokens()::next);
    var home =
        new HomePages.Sources(
            services.notices(), sales, catalog, stock, products, cards, syncs);
    return List.of(
        assets,
        new ErrorPages(pages),
        new LoginPages(pages, tenancy.sessions(), tenancy.users()),
        new HomePages(pages, home, services.clock()),
        new IntegrationPages(pages, services.accounts(), cards, syncs),
        new ProductPages(pages, products, views),
        new ListingPages(pages, catalog, products, views, cards),
        new OrderPages(pages, orders, accounts, cards),
        new SalePages(pages, sales, orders, accounts, cards),
        new SettingsPages(pages, tenancy, new Businesses(database, tenancy.audit())));
  }
}

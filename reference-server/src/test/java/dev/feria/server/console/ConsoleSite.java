package dev.feria.server.console;

import dev.feria.core.auth.Secret;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.MasterKey;
import dev.feria.server.accounts.Vault;
import dev.feria.server.catalog.ConnectedSellers;
import dev.feria.server.catalog.Drift;
import dev.feria.server.catalog.LinkBatches;
import dev.feria.server.catalog.LinkFiles;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ProductFiles;
import dev.feria.server.catalog.Products;
import dev.feria.server.catalog.Suggestions;
import dev.feria.server.console.syncs.SyncPages;
import dev.feria.server.ingest.Ingest;
import dev.feria.server.ingest.PersonalTraces;
import dev.feria.server.platform.AdvisoryLocks;
import dev.feria.server.platform.http.HttpListener;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import dev.feria.server.prices.PricePublications;
import dev.feria.server.prices.Prices;
import dev.feria.server.privacy.PersonalData;
import dev.feria.server.privacy.PrivacyRequests;
import dev.feria.server.sales.Counter;
import dev.feria.server.sales.Orders;
import dev.feria.server.shipping.ConnectedShippers;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.tenancy.Tenancy;
import dev.feria.server.testing.Booth;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;

/** A console on a database of its own, with a shop behind it and people to log in as. */
final class ConsoleSite implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final TestDatabase db = TestDatabase.create();
  final Shop shop = new Shop(db, "Mundo Café");
  final Tenancy tenancy = Tenancy.create(db.database(), shop.clock, false);
  final AccountServices accounts;
  final Booth booth = new Booth();
  final Ingest ingest;
  private final Path folder = temporary();
  private final AdvisoryLocks locks = new AdvisoryLocks(db.address());
  private final HttpListener http;

  ConsoleSite() {
    this.accounts =
        AccountServices.create(
            new AccountServices.Base(
                db.database(),
                locks,
                new Vault(masterKey()),
                tenancy,
                shop.notices,
                shop.wakeups,
                shop.clock,
                Sleeper.realTime(),
                URI.create("http://127.0.0.1"),
                true),
            new AccountServices.Outside(
                List.of(
                    new StallProvider(ProviderDescriptor.Connect.OAUTH),
                    new StallProvider(ProviderDescriptor.Connect.KEYS),
                    booth),
                Map.of(),
                Transport.create(),
                new InMemoryBudgets(shop.clock, Sleeper.realTime()),
                call -> {}));
    this.ingest = ConsoleIngest.open(shop, accounts, tenancy, folder.resolve("spool"));
    ResourceConfig config = HttpListener.plumbing(false);
    tenancy.components().forEach(config::register);
    accounts.components().forEach(config::register);
    Console.components(services()).forEach(config::register);
    this.http = HttpListener.start("127.0.0.1", 0, 8, config);
    person("ana@cafe.example", "Ana Pérez", Role.OWNER);
    person("luis@cafe.example", "Luis", Role.AGENT);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("feria-console-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MasterKey masterKey() {
    Path file = folder.resolve("master.key");
    MasterKey.create(file);
    return MasterKey.ofFile(file);
  }

  private Console.Services services() {
    var sellers = new ConnectedSellers(accounts.accounts());
    return new Console.Services(
        db.database(),
        shop.clock,
        false,
        tenancy,
        accounts,
        shop.notices,
        new Console.Shop(
            new Products(db.database(), shop.catalog, shop.inventory, sellers, tenancy.audit()),
            new ListingDesk(
                db.database(), shop.catalog, shop.publications, sellers, tenancy.audit()),
            new Orders(db.database()),
            new Counter(db.database(), shop.inventory, shop.oversells, tenancy.audit(), shop.clock),
            shipments(),
            new Drift(db.database(), shop.publications),
            matching(sellers)),
        new SyncPages.Services(ingest.syncs(), ingest.retries(), ingest.deadLetters()),
        privacy());
  }

  private Shipments shipments() {
    return new Shipments(
        db.database(),
        new Orders(db.database()),
        new ConnectedShippers(accounts),
        tenancy.audit(),
        shop.wakeups,
        shop.clock);
  }

  private PrivacyRequests privacy() {
    var data =
        new PersonalData(
            shipments(),
            new PersonalTraces(id -> Optional.empty()),
            accounts.erasure(),
            shop.notices,
            shop.clock);
    return new PrivacyRequests(
        db.database(),
        data,
        new PrivacyRequests.Held(accounts.accounts(), new Orders(db.database()), shipments()),
        shop.notices,
        tenancy.audit(),
        shop.clock);
  }

  private Console.Matching matching(ConnectedSellers sellers) {
    var batches =
        new LinkBatches(db.database(), shop.catalog, sellers, tenancy.audit(), shop.clock);
    var publications = new PricePublications(shop.wakeups, shop.clock);
    shop.catalog.listen(publications);
    return new Console.Matching(
        new Suggestions(db.database(), tenancy.audit(), shop.clock),
        batches,
        new ProductFiles(db.database(), shop.catalog, shop.inventory, tenancy.audit()),
        new LinkFiles(db.database(), shop.catalog, batches),
        new Prices(db.database(), publications, tenancy.audit(), shop.clock));
  }

  private void person(String email, String name, Role role) {
    var cli = new Principal(shop.tenant, "cli", Role.OWNER, null, null, null);
    tenancy.users().create(cli, email, name, role, Secret.of(PASSWORD));
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  /** Returns a browser that has logged in nowhere. */
  Browser browser() {
    return new Browser(this);
  }

  /** Returns a browser in which the owner has logged in. */
  Browser owner() {
    return browser().logIn("ana@cafe.example");
  }

  /** Returns a browser in which somebody without the owner's rights has logged in. */
  Browser agent() {
    return browser().logIn("luis@cafe.example");
  }

  @Override
  public void close() {
    http.close();
    ingest.close();
    locks.close();
    db.close();
  }
}

package dev.feria.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.feria.core.http.Transport;
import dev.feria.core.provider.Provider;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.MasterKey;
import dev.feria.server.accounts.Vault;
import dev.feria.server.console.Console;
import dev.feria.server.console.syncs.SyncPages;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.Ingest;
import dev.feria.server.inventory.Publisher;
import dev.feria.server.notices.NoticeMailer;
import dev.feria.server.notices.Notices;
import dev.feria.server.notices.NoticesResource;
import dev.feria.server.openapi.DocsPage;
import dev.feria.server.openapi.OpenApiResource;
import dev.feria.server.platform.AdvisoryLocks;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.platform.Health;
import dev.feria.server.platform.Jobs;
import dev.feria.server.platform.Metrics;
import dev.feria.server.platform.Migrations;
import dev.feria.server.platform.NodeWakeups;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.budget.SharedBudgets;
import dev.feria.server.platform.http.HttpListener;
import dev.feria.server.platform.http.Idempotency;
import dev.feria.server.platform.http.IdempotencyControl;
import dev.feria.server.platform.http.OperationsResource;
import dev.feria.server.platform.http.RequestMeter;
import dev.feria.server.prices.PriceWorker;
import dev.feria.server.privacy.PrivacyResource;
import dev.feria.server.shipping.ShipmentSender;
import dev.feria.server.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: builds every service once, with plain constructors, and knows what must be
 * started and stopped. A feature adds its services, its components for Jersey and its jobs here.
 */
public final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final int HTTP_THREADS = 64;
  private static final int QUICK_CONNECTIONS = 4;
  private static final Duration QUICK = Duration.ofSeconds(2);

  private final ServerConfig config;
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final List<Object> components = new ArrayList<>();
  private final Clock clock;
  private final Sleeper sleeper;
  private final Metrics metrics = new Metrics();
  private final Health health = new Health();
  private final Wakeups wakeups = new Wakeups();
  private final Database database;
  private final NodeWakeups nodes;
  private final SharedBudgets budgets;
  private final Jobs jobs;
  private final Notices notices;
  private final Tenancy tenancy;
  private final AccountServices accounts;
  private final Ingest ingest;
  private final Publisher publisher;
  private final ShipmentSender shipments;
  private final PriceWorker priceWorker;
  private @Nullable HttpListener http;

  /**
   * Builds the services; nothing runs yet.
   *
   * @param address of a migrated database
   * @param clock the time, for everything
   * @param providers usually {@code ServiceLoader.load(Provider.class)}
   * @throws ConfigException when a provider's setting is wrong
   */
  public Wiring(
      ServerConfig config,
      DatabaseAddress address,
      MasterKey masterKey,
      Clock clock,
      Sleeper sleeper,
      Iterable<Provider> providers) {
    this.config = config;
    this.clock = clock;
    this.sleeper = sleeper;
    this.database = closeLater(Database.open(address, config.databaseConnections()));
    var locks = closeLater(new AdvisoryLocks(address));
    metrics.watch(database);
    HikariDataSource quick =
        closeLater(Database.quickPool(address, "quick", QUICK_CONNECTIONS, QUICK));
    metrics.watch(quick);
    this.nodes = new NodeWakeups(address, quick, wakeups);
    this.budgets = SharedBudgets.through(quick, clock, sleeper, database::hasOpenTransaction);
    this.jobs = new Jobs(database.systemDataSource(), clock);
    this.notices = new Notices(database, wakeups, clock);
    this.tenancy = Tenancy.create(database, clock, config.https());
    this.accounts = accounts(locks, masterKey, providers);
    var idempotency = new Idempotency(database, clock, sleeper);
    var commerce =
        CommerceServices.create(
            database, accounts, notices, tenancy, wakeups, clock, config.promise());
    var privacy =
        PrivacyServices.create(
            database,
            accounts,
            commerce,
            IngestWiring.readers(accounts),
            notices,
            tenancy.audit(),
            clock);
    List<EventHandler> handlers = new ArrayList<>(commerce.handlers());
    handlers.add(privacy.events());
    this.ingest =
        IngestWiring.create(
            new IngestWiring.Ground(
                database, wakeups, clock, sleeper, metrics.registry(), jobs, config.data()),
            new IngestWiring.Partners(
                accounts,
                notices,
                tenancy.audit(),
                commerce.catalog(),
                commerce.sales(),
                handlers));

    components.add(new RequestMeter(metrics, System::nanoTime));
    components.add(new OperationsResource(health, metrics));
    components.add(new OpenApiResource());
    components.add(new DocsPage());
    components.add(new IdempotencyControl(idempotency));
    components.add(new NoticesResource(notices));
    components.addAll(tenancy.components());
    components.addAll(accounts.components());
    components.addAll(commerce.components());
    components.add(new PrivacyResource(privacy.requests()));
    components.addAll(ingest.resources());
    components.addAll(
        Console.components(
            new Console.Services(
                database,
                clock,
                config.https(),
                tenancy,
                accounts,
                notices,
                commerce.shop(),
                new SyncPages.Services(ingest.syncs(), ingest.retries(), ingest.deadLetters()),
                privacy.requests())));

    this.priceWorker = commerce.priceWorker();
    this.publisher = commerce.publisher(metrics.registry());
    this.shipments = commerce.shipmentSender();
    jobs.recurring("reservations", Duration.ofMinutes(5), () -> commerce.expiry().run());
    jobs.recurring("matches", Duration.ofSeconds(10), () -> commerce.matches().run());
    jobs.recurring("token-health", Duration.ofMinutes(1), accounts.checks()::renewEnded);
    ServerConfig.Mail mail = config.mail();
    if (mail != null) {
      var mailer = new NoticeMailer(database, new SmtpMailer(mail), clock, config.publicUrl());
      jobs.recurring("notice-mail", Duration.ofSeconds(15), mailer::sendDue);
    }
    jobs.recurring(
        "housekeeping",
        Duration.ofMinutes(10),
        () -> {
          tenancy.sessions().prune();
          accounts.connecting().prune();
          idempotency.prune();
          budgets.prune();
          commerce.prune();
        });

    var migrations = new Migrations(address);
    health.check("database", database::isReachable);
    health.check("migrations", migrations::isComplete);
    health.check("workers", jobs::isAlive);
  }

  private AccountServices accounts(
      AdvisoryLocks locks, MasterKey masterKey, Iterable<Provider> providers) {
    if (config.privateHosts()) {
      LOG.warn(
          "FERIA_ALLOW_PRIVATE_HOSTS is set: tenants can make this server call its own network");
    }
    var base =
        new AccountServices.Base(
            database,
            locks,
            new Vault(masterKey),
            tenancy,
            notices,
            wakeups,
            clock,
            sleeper,
            config.publicUrl(),
            config.privateHosts());
    var outside =
        new AccountServices.Outside(
            providers, config.providers(), Transport.create(), budgets, metrics);
    try {
      return AccountServices.create(base, outside);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  private <T extends AutoCloseable> T closeLater(T resource) {
    closing.push(resource);
    return resource;
  }

  /** Starts to store and hand out events and to publish, then the jobs, warms up, then listens. */
  public void start() {
    closeLater(ingest);
    closeLater(publisher);
    closeLater(shipments);
    closeLater(priceWorker);
    ingest.start();
    publisher.start();
    shipments.start();
    priceWorker.start();
    jobs.start();
    closeLater(jobs);
    nodes.start();
    closeLater(nodes);
    ResourceConfig resources = HttpListener.plumbing(config.https());
    components.forEach(resources::register);
    http =
        closeLater(
            HttpListener.start(
                config.host(), config.port(), HTTP_THREADS, resources, new WarmUp(ingest)::run));
    IngestWiring.distrustWebhooks(accounts, jobs, clock);
  }

  /** Returns the port it listens on. */
  public int port() {
    HttpListener listener = http;
    if (listener == null) {
      throw new IllegalStateException("not started");
    }
    return listener.port();
  }

  /** Returns the database. */
  public Database database() {
    return database;
  }

  /** Returns who uses the server. */
  public Tenancy tenancy() {
    return tenancy;
  }

  /** Returns the taking in of events. */
  public Ingest ingest() {
    return ingest;
  }

  /** Returns the accounts at providers. */
  public AccountServices accounts() {
    return accounts;
  }

  /** Stops in the reverse order of starting: no new requests, then the jobs, then the pools. */
  @Override
  public void close() {
    while (!closing.isEmpty()) {
      AutoCloseable next = closing.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("not closed: {}", next, e);
      }
    }
  }
}

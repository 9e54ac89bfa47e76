package dev.feria.server;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.retry.Sleeper;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.accounts.WebhookKeeper;
import dev.feria.server.catalog.Catalog;
import dev.feria.server.catalog.ListingChange;
import dev.feria.server.ingest.ConnectedAccounts;
import dev.feria.server.ingest.DispatchSettings;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.Ingest;
import dev.feria.server.ingest.IngestSetup;
import dev.feria.server.ingest.OwnerNotices;
import dev.feria.server.ingest.RecordOutcome;
import dev.feria.server.ingest.Sweeps;
import dev.feria.server.ingest.Syncs;
import dev.feria.server.ingest.WebhookReaders;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Jobs;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.sales.ApplyOutcome;
import dev.feria.server.sales.Sales;
import dev.feria.server.tenancy.AuditLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/** Joins the taking in of events to the features that it serves and is served by. */
final class IngestWiring {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration PLAN = Duration.ofSeconds(20);
  private static final int MOST_SYNCS = 6;
  private static final int MOST_SWEEPS = 4;
  private static final int MOST_WEBHOOKS = 2;
  private static final Duration KEPT = Duration.ofDays(30);

  private IngestWiring() {}

  /** What ingest stands on. */
  record Ground(
      Database database,
      Wakeups wakeups,
      Clock clock,
      Sleeper sleeper,
      MeterRegistry registry,
      Jobs jobs,
      Path data) {}

  /** Whom ingest works with. */
  record Partners(
      AccountServices accounts,
      Notices notices,
      AuditLog audit,
      Catalog catalog,
      Sales sales,
      List<EventHandler> handlers) {}

  /** Builds it and registers its jobs; nothing runs yet. */
  static Ingest create(Ground ground, Partners partners) {
    AccountServices accounts = partners.accounts();
    Jobs jobs = ground.jobs();
    Ingest ingest =
        Ingest.open(
            new IngestSetup(
                ground.database(),
                ground.wakeups(),
                ground.clock(),
                () -> ThreadLocalRandom.current().nextDouble(),
                ground.registry(),
                ground.data().resolve("spool"),
                IngestSetup.SPOOL_BYTES,
                readers(accounts),
                new FromAccounts(accounts),
                partners.handlers(),
                new FromNotices(partners.notices()),
                partners.audit()::add,
                DispatchSettings.DEFAULT,
                sources(ground, partners)));
    jobs.oneTime(Syncs.JOB, MOST_SYNCS, id -> ingest.runJob(Syncs.JOB, id));
    jobs.oneTime(Sweeps.JOB, MOST_SWEEPS, id -> ingest.runJob(Sweeps.JOB, id));
    jobs.oneTime(Sweeps.RECONCILE, MOST_SWEEPS, id -> ingest.runJob(Sweeps.RECONCILE, id));
    jobs.recurring("sweep-plan", PLAN, () -> ingest.sweeps().plan());
    jobs.recurring("retention", Duration.ofDays(1), () -> ingest.retention().run());
    accounts.connecting().listen((handle, row, first) -> ingest.connected(handle, row));
    accounts.integrations().listen(ingest::settingsChanged);
    accounts.keeper().listen(ingest::webhooksLost);
    keepWebhooks(accounts, jobs, ground.clock());
    ground.wakeups().subscribe(Accounts.USABLE_AGAIN, ingest::accountsUsable);
    return ingest;
  }

  private static void keepWebhooks(AccountServices accounts, Jobs jobs, Clock clock) {
    WebhookKeeper keeper = accounts.keeper();
    jobs.oneTime(WebhookKeeper.JOB, MOST_WEBHOOKS, keeper::runJob);
    jobs.recurring(
        "webhook-plan",
        Duration.ofMinutes(1),
        () -> keeper.due().forEach(id -> jobs.schedule(WebhookKeeper.JOB, id, clock.instant())));
    accounts
        .connecting()
        .listen(
            (handle, row, first) -> {
              if (keeper.keeps(row)) {
                String id = WebhookKeeper.job(row);
                handle.afterCommit(() -> jobs.schedule(WebhookKeeper.JOB, id, clock.instant()));
              }
            });
  }

  /** Has every account's webhooks looked at soon, after this server was away. */
  static void distrustWebhooks(AccountServices accounts, Jobs jobs, Clock clock) {
    accounts
        .keeper()
        .all()
        .forEach(id -> jobs.schedule(WebhookKeeper.JOB, id, clock.instant().plus(SOON)));
  }

  /** Returns the readers of the providers that are configured. */
  static WebhookReaders readers(AccountServices accounts) {
    return new FromApplications(accounts);
  }

  private static IngestSetup.Sources sources(Ground ground, Partners partners) {
    AccountServices accounts = partners.accounts();
    return new IngestSetup.Sources(
        (handle, row, orders) ->
            partners.sales().applyAll(handle, row, orders).stream()
                .map(IngestWiring::outcome)
                .toList(),
        (handle, row, listings) ->
            partners.catalog().store(handle, row, listings).changes().stream()
                .map(IngestWiring::outcome)
                .toList(),
        partners.catalog()::repairDrift,
        ground.jobs()::schedule,
        accounts.integrations()::pick,
        provider -> accounts.registry().get(provider).descriptor().orderOverlap(),
        ground.sleeper(),
        KEPT);
  }

  private static RecordOutcome outcome(ApplyOutcome outcome) {
    return switch (outcome) {
      case NEW -> RecordOutcome.CREATED;
      case UPDATED -> RecordOutcome.UPDATED;
      case SKIPPED -> RecordOutcome.SKIPPED;
    };
  }

  private static RecordOutcome outcome(ListingChange change) {
    return switch (change) {
      case CREATED -> RecordOutcome.CREATED;
      case UPDATED -> RecordOutcome.UPDATED;
      case UNCHANGED -> RecordOutcome.SKIPPED;
    };
  }

  private record FromApplications(AccountServices services) implements WebhookReaders {
    @Override
    public Optional<WebhookReader> find(String provider) {
      return Optional.ofNullable(services.registry().applications().get(provider))
          .map(ProviderApplication::webhooks);
    }

    @Override
    public Optional<WebhookReader> find(String provider, String key) {
      return services.webhooks().find(provider, key);
    }

    @Override
    public Optional<WebhookReader> stored(String provider, String key) {
      return services.webhooks().stored(provider, key);
    }
  }

  private record FromAccounts(AccountServices services) implements ConnectedAccounts {
    @Override
    public Optional<AccountRow> find(UUID tenantId, UUID accountId) {
      return services.accounts().find(tenantId, accountId);
    }

    @Override
    public List<AccountRow> usable() {
      return services.accounts().listUsable();
    }

    @Override
    public Collection<String> capabilities(String provider) {
      return services.registry().find(provider).map(p -> p.capabilities()).orElse(List.of());
    }

    @Override
    public Account open(AccountRow account) {
      return services.accounts().open(account);
    }

    @Override
    public void failed(AccountRow account, ProviderException failure) {
      services.accounts().failed(account, failure);
    }

    @Override
    public void synced(AccountRow account) {
      services.accounts().succeeded(account);
      services.accounts().touchSynced(account);
    }
  }

  private record FromNotices(Notices notices) implements OwnerNotices {
    @Override
    public void raise(
        Handle handle, UUID tenantId, String kind, String subject, Map<String, String> detail) {
      notices.raise(handle, tenantId, kind, Notices.Severity.ERROR, subject, detail);
    }

    @Override
    public void resolve(Handle handle, UUID tenantId, String kind, String subject) {
      notices.resolve(handle, tenantId, kind, subject);
    }
  }
}

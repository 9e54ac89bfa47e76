package dev.feria.server.console;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.ingest.ConnectedAccounts;
import dev.feria.server.ingest.DispatchSettings;
import dev.feria.server.ingest.Ingest;
import dev.feria.server.ingest.IngestSetup;
import dev.feria.server.ingest.OwnerNotices;
import dev.feria.server.notices.Notices;
import dev.feria.server.tenancy.Tenancy;
import dev.feria.server.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The syncs of a console's shop: they are queued and wait until a test runs them. */
final class ConsoleIngest {
  private ConsoleIngest() {}

  static Ingest open(Shop shop, AccountServices accounts, Tenancy tenancy, Path spool) {
    return Ingest.open(
        new IngestSetup(
            shop.db.database(),
            shop.wakeups,
            shop.clock,
            () -> 0.5,
            shop.registry,
            spool,
            IngestSetup.SPOOL_BYTES,
            id -> Optional.empty(),
            connected(accounts),
            List.of(),
            notices(shop.notices),
            tenancy.audit()::add,
            DispatchSettings.DEFAULT,
            new IngestSetup.Sources(
                (handle, account, orders) -> List.of(),
                (handle, account, listings) -> List.of(),
                (handle, account, until) -> 0,
                (name, id, due) -> {},
                accounts.integrations()::pick,
                provider -> Duration.ZERO,
                Sleeper.realTime(),
                Duration.ofDays(30))));
  }

  private static ConnectedAccounts connected(AccountServices services) {
    return new ConnectedAccounts() {
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
        return services.registry().capabilities(provider);
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
        if (account.status() != AccountStatus.DISCONNECTED) {
          services.accounts().touchSynced(account);
        }
      }
    };
  }

  private static OwnerNotices notices(Notices notices) {
    return new OwnerNotices() {
      @Override
      public void raise(
          Handle handle, UUID tenant, String kind, String subject, Map<String, String> detail) {
        notices.raise(handle, tenant, kind, Notices.Severity.ERROR, subject, detail);
      }

      @Override
      public void resolve(Handle handle, UUID tenant, String kind, String subject) {
        notices.resolve(handle, tenant, kind, subject);
      }
    };
  }
}

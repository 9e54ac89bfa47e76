package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.platform.Database;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Accounts read from the database; opened by a function of the test. */
final class TestAccounts implements ConnectedAccounts {
  private final Database database;
  final List<ProviderException> failures = Collections.synchronizedList(new ArrayList<>());
  final List<UUID> synced = Collections.synchronizedList(new ArrayList<>());
  volatile Collection<String> capabilities =
      List.of("listing_source", "missed_event_source", "order_source");
  volatile Function<AccountRow, Account> opener = Plain::new;

  TestAccounts(Database database) {
    this.database = database;
  }

  /** An account that can do nothing. */
  record Plain(AccountRow row) implements Account {
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

  static UUID connect(TestDatabase test, UUID tenant, String seller) {
    UUID[] id = new UUID[1];
    test.asOwner(
        handle ->
            id[0] =
                handle
                    .createQuery(
                        """
                        insert into accounts
                          (tenant_id, provider, external_id, name, status, webhook_key)
                        values (:tenant, 'stall', :seller, :seller, 'connected', :key)
                        returning account_id
                        """)
                    .bind("tenant", tenant)
                    .bind("seller", seller)
                    .bind("key", "key-" + seller)
                    .mapTo(UUID.class)
                    .one());
    return id[0];
  }

  @Override
  public Optional<AccountRow> find(UUID tenantId, UUID accountId) {
    return database.inTenant(
        tenantId,
        handle ->
            handle
                .createQuery("select * from accounts where tenant_id = ? and account_id = ?")
                .bind(0, tenantId)
                .bind(1, accountId)
                .map(
                    (rs, context) ->
                        new AccountRow(
                            tenantId,
                            accountId,
                            rs.getString("provider"),
                            rs.getString("external_id"),
                            rs.getString("name"),
                            Map.of(),
                            Map.of(),
                            AccountStatus.valueOf(rs.getString("status").toUpperCase(Locale.ROOT)),
                            null,
                            Instant.EPOCH,
                            null,
                            rs.getString("webhook_key"),
                            true,
                            true,
                            true,
                            0,
                            false,
                            List.of(),
                            null,
                            Instant.EPOCH,
                            null,
                            null))
                .findOne());
  }

  @Override
  public List<AccountRow> usable() {
    return database
        .inSystem(
            handle ->
                handle
                    .createQuery(
                        """
                        select tenant_id, account_id from accounts
                        where status not in ('reconnect', 'disconnected')
                        """)
                    .map(
                        (rs, context) ->
                            new TenantRef(
                                rs.getObject("tenant_id", UUID.class),
                                rs.getObject("account_id", UUID.class)))
                    .list())
        .stream()
        .map(ref -> find(ref.tenantId(), ref.id()).orElseThrow())
        .toList();
  }

  @Override
  public Collection<String> capabilities(String provider) {
    return capabilities;
  }

  @Override
  public Account open(AccountRow account) {
    return opener.apply(account);
  }

  @Override
  public void failed(AccountRow account, ProviderException failure) {
    failures.add(failure);
  }

  @Override
  public void synced(AccountRow account) {
    synced.add(account.accountId());
  }
}

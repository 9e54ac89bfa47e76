package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Catalog;
import dev.feria.server.catalog.SellerAccounts;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.RetryDelay;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.prices.PriceStore.Due;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends leased prices of one account, with no transaction open. Thread-safe. */
final class PriceSender {
  private static final Logger LOG = LoggerFactory.getLogger(PriceSender.class);
  private static final String RECONNECT = "reconnect";

  private final PriceStore store = new PriceStore();
  private final PriceRuleStore rules = new PriceRuleStore();
  private final Database database;
  private final Catalog catalog;
  private final SellerAccounts accounts;
  private final Clock clock;
  private final DoubleSupplier random;

  PriceSender(
      Database database,
      Catalog catalog,
      SellerAccounts accounts,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.catalog = catalog;
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
  }

  void send(UUID tenant, UUID account, Collection<UUID> listings, String token) {
    AccountRow row = accounts.get(tenant, account);
    PricePublisher publisher = publisher(row);
    if (publisher == null) {
      release(row, token, row.status().isUsable() ? "off" : RECONNECT);
      return;
    }
    Map<Due, Money> wanted =
        database.inTenant(
            tenant,
            handle -> {
              PriceRule rule = rules.get(handle, tenant, account);
              Map<Due, Money> found = new LinkedHashMap<>();
              store
                  .due(handle, tenant, token, listings)
                  .forEach(due -> found.put(due, rule.apply(due.base())));
              if (found.size() < listings.size()) {
                store.forget(handle, tenant, listings);
              }
              return found;
            });
    Map<Due, Money> shown = new LinkedHashMap<>();
    wanted.forEach(
        (due, price) -> {
          if (price.sameAs(due.shown())) {
            shown.put(due, price);
          }
        });
    if (!shown.isEmpty()) {
      database.useTenant(
          tenant, handle -> store.published(handle, tenant, token, shown, clock.instant()));
      wanted.keySet().removeAll(shown.keySet());
    }
    for (Map<Due, Money> batch : batches(wanted, Math.max(1, publisher.priceBatchSize()))) {
      publish(row, publisher, batch, token);
    }
    release(row, token, null);
  }

  private @Nullable PricePublisher publisher(AccountRow row) {
    if (!row.status().isUsable()) {
      return null;
    }
    try {
      return accounts.open(row) instanceof PricePublisher publisher ? publisher : null;
    } catch (ProviderException e) {
      accounts.failed(row, e);
      return null;
    } catch (ProblemException e) {
      LOG.info("prices wait: account={} reason={}", row.accountId(), e.toString());
      return null;
    }
  }

  private void release(AccountRow row, String token, @Nullable String parked) {
    database.useTenant(
        row.tenantId(),
        handle -> store.release(handle, row.tenantId(), row.accountId(), token, parked));
  }

  /** Splits by groups, which go together. */
  private static List<Map<Due, Money>> batches(Map<Due, Money> wanted, int most) {
    List<Map<Due, Money>> batches = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    Map<Due, Money> open = new LinkedHashMap<>();
    for (Map.Entry<Due, Money> entry : wanted.entrySet()) {
      String group = entry.getKey().group();
      if (!groups.contains(group) && groups.size() == most) {
        batches.add(open);
        open = new LinkedHashMap<>();
        groups.clear();
      }
      groups.add(group);
      open.put(entry.getKey(), entry.getValue());
    }
    if (!open.isEmpty()) {
      batches.add(open);
    }
    return batches;
  }

  private void publish(
      AccountRow row, PricePublisher publisher, Map<Due, Money> batch, String token) {
    Map<String, Due> byId = new HashMap<>();
    List<PriceChange> changes = new ArrayList<>();
    batch.forEach(
        (due, price) -> {
          byId.put(due.externalId(), due);
          changes.add(new PriceChange(due.externalId(), due.group(), price));
        });
    Map<Due, Money> done = new LinkedHashMap<>();
    Map<Due, ProviderException> failed = new LinkedHashMap<>();
    try {
      for (PriceOutcome outcome : publisher.publishPrices(changes)) {
        Due due = byId.get(outcome.change().listingId());
        if (due != null && outcome instanceof PriceOutcome.Refused refused) {
          failed.put(due, refused.reason());
        } else if (due != null) {
          done.put(due, outcome.change().price());
        }
      }
    } catch (ProviderException e) {
      batch.keySet().forEach(due -> failed.put(due, e));
    }
    record(row, done, failed, token);
    List<Due> untold =
        batch.keySet().stream()
            .filter(due -> !done.containsKey(due) && !failed.containsKey(due))
            .toList();
    if (!untold.isEmpty()) {
      later(row, untold, token);
    }
  }

  private void record(
      AccountRow row, Map<Due, Money> done, Map<Due, ProviderException> failed, String token) {
    UUID tenant = row.tenantId();
    database.useTenant(
        tenant,
        handle -> {
          Map<UUID, Money> shown = new HashMap<>();
          done.forEach((due, price) -> shown.put(due.listingId(), price));
          catalog.priced(handle, tenant, shown);
          store.published(handle, tenant, token, done, clock.instant());
          failed.forEach(
              (due, reason) -> {
                if (!reason.reconnectNeeded()) {
                  store.failed(
                      handle,
                      tenant,
                      token,
                      due,
                      delay(due, reason),
                      String.valueOf(reason.getMessage()),
                      clock.instant());
                }
              });
        });
    failed.forEach(
        (due, reason) ->
            LOG.info(
                "price not accepted: listing={} reason={}", due.listingId(), reason.toString()));
    failed.values().stream()
        .filter(ProviderException::reconnectNeeded)
        .findFirst()
        .ifPresent(
            reason -> {
              release(row, token, RECONNECT);
              accounts.failed(row, reason);
            });
  }

  /** What the provider told nothing of is tried again, but not at once. */
  private void later(AccountRow row, List<Due> untold, String token) {
    database.useTenant(
        row.tenantId(),
        handle ->
            untold.forEach(
                due ->
                    store.failed(
                        handle,
                        row.tenantId(),
                        token,
                        due,
                        RetryDelay.after(due.attempts() + 1, null, random),
                        "the provider did not say what became of it",
                        clock.instant())));
  }

  private @Nullable Duration delay(Due due, ProviderException reason) {
    return reason.waitingHelps() || reason instanceof ConflictException
        ? RetryDelay.after(due.attempts() + 1, reason.failure().retryAfter(), random)
        : null;
  }
}

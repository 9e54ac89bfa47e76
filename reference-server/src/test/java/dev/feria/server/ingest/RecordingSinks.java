package dev.feria.server.ingest;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Order;
import dev.feria.server.accounts.AccountRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Stores orders and listings in memory, and products in the database; fails when told to. */
final class RecordingSinks {
  final Map<String, Instant> orders = new ConcurrentHashMap<>();
  final List<String> stored = Collections.synchronizedList(new ArrayList<>());
  final List<Instant> repairs = Collections.synchronizedList(new ArrayList<>());
  final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
  volatile Consumer<String> onStore = id -> {};
  volatile Consumer<Duration> onSleep = pause -> {};

  List<RecordOutcome> orders(Handle handle, AccountRow account, List<Order> page) {
    List<RecordOutcome> outcomes = new ArrayList<>();
    for (Order order : page) {
      product(handle, account, "order-" + order.id());
      onStore.accept(order.id());
      stored.add("order " + order.id());
      Instant held = orders.put(order.id(), order.updatedAt());
      outcomes.add(
          held == null
              ? RecordOutcome.CREATED
              : held.isBefore(order.updatedAt()) ? RecordOutcome.UPDATED : RecordOutcome.SKIPPED);
    }
    return outcomes;
  }

  List<RecordOutcome> listings(Handle handle, AccountRow account, List<Listing> page) {
    List<RecordOutcome> outcomes = new ArrayList<>();
    for (Listing listing : page) {
      product(handle, account, "listing-" + listing.id());
      onStore.accept(listing.id());
      stored.add("listing " + listing.id());
      outcomes.add(RecordOutcome.CREATED);
    }
    return outcomes;
  }

  // A row for each record shows what the database keeps of a page that failed.
  private static void product(Handle handle, AccountRow account, String sku) {
    handle.execute(
        """
        insert into products (tenant_id, sku, title) values (?, ?, 'T')
        on conflict (tenant_id, sku) do nothing
        """,
        account.tenantId(),
        sku);
  }

  int repair(Handle handle, AccountRow account, Instant until) {
    repairs.add(until);
    return 0;
  }

  void sleep(Duration pause) {
    slept.add(pause);
    onSleep.accept(pause);
  }
}

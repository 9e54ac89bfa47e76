package dev.feria.server.privacy;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountErasure;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.PersonalTraces;
import dev.feria.server.notices.Notices;
import dev.feria.server.sales.Buyers;
import dev.feria.server.shipping.Shipments;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * All places that hold something of a person. Every method works within the caller's transaction.
 * Thread-safe.
 */
public final class PersonalData {
  /** Shorter texts are found in what tells of others. */
  private static final int SHORTEST = 4;

  private final Buyers buyers = new Buyers();
  private final Shipments shipments;
  private final PersonalTraces traces;
  private final AccountErasure accounts;
  private final Notices notices;
  private final Clock clock;

  /** Composes the places. */
  public PersonalData(
      Shipments shipments,
      PersonalTraces traces,
      AccountErasure accounts,
      Notices notices,
      Clock clock) {
    this.shipments = shipments;
    this.traces = traces;
    this.accounts = accounts;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * What is held of a person.
   *
   * @param orders our ids of their orders
   * @param waiting what their provider told that is not handled yet
   */
  record Holdings(List<UUID> orders, List<PersonalTraces.Waiting> waiting) {}

  Holdings find(Handle handle, AccountRow account, Event.Person person, List<String> named) {
    Set<String> ids = ids(person);
    List<Buyers.Named> orders = buyers.orders(handle, account, named, ids);
    return new Holdings(
        orders.stream().map(Buyers.Named::orderId).toList(),
        traces.find(handle, account, externals(orders, named), words(ids, List.of())));
  }

  /** Forgets a person; what they bought stays, as numbers. Returns how many orders that were. */
  int forget(Handle handle, AccountRow account, Event.Person person, List<String> named) {
    Set<String> ids = ids(person);
    List<Buyers.Named> orders = buyers.orders(handle, account, named, ids);
    Set<String> externals = externals(orders, named);
    Set<String> words = words(ids, orders);
    buyers.forget(handle, account, externals, clock.instant());
    shipments.forget(handle, account, orders.stream().map(Buyers.Named::orderId).toList());
    traces.forget(handle, account, externals, words);
    notices.forget(handle, account.tenantId(), words);
    return orders.size();
  }

  /** Forgets everybody of an account, and whose it was. */
  void forgetAll(Handle handle, AccountRow account) {
    accounts.erase(handle, account);
    buyers.forgetAll(handle, account);
    shipments.forget(handle, account, null);
    traces.forgetAll(handle, account);
  }

  private static Set<String> ids(Event.Person person) {
    return Stream.of(person.id(), person.email(), person.phone())
        .filter(text -> text != null && !text.isBlank())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> externals(List<Buyers.Named> orders, List<String> named) {
    Set<String> externals = new HashSet<>(named);
    orders.forEach(order -> externals.add(order.orderExternalId()));
    return externals;
  }

  private static Set<String> words(Set<String> ids, List<Buyers.Named> orders) {
    return Stream.concat(ids.stream(), orders.stream().map(Buyers.Named::name))
        .filter(word -> word.length() >= SHORTEST)
        .collect(Collectors.toCollection(HashSet::new));
  }
}

package dev.feria.server.shipping;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.accounts.ConnectListener;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.sales.OrderView;
import dev.feria.server.sales.Orders;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shipments as people enter and correct them. Thread-safe. */
public final class Shipments implements ConnectListener {
  /** Signalled when a provider must be told of a shipment. */
  static final String TOPIC = "shipments";

  private final ShipmentStore store = new ShipmentStore();
  private final Database database;
  private final Orders orders;
  private final ShippingAccounts accounts;
  private final AuditLog audit;
  private final Wakeups wakeups;
  private final Clock clock;

  /** Composes the service. */
  public Shipments(
      Database database,
      Orders orders,
      ShippingAccounts accounts,
      AuditLog audit,
      Wakeups wakeups,
      Clock clock) {
    this.database = database;
    this.orders = orders;
    this.accounts = accounts;
    this.audit = audit;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Lists the shipments of an order, the oldest first.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is no such order
   */
  public List<ShipmentView> list(UUID tenant, UUID order) {
    OrderView known = orders.get(tenant, order);
    return database.inTenant(
        tenant, handle -> render(handle, tenant, store.ofOrders(handle, tenant, ids(known))));
  }

  private static List<UUID> ids(OrderView order) {
    return List.of(order.orderId());
  }

  /** Returns how many pieces of each line have not left yet, by the line's id. */
  public Map<String, Integer> left(UUID tenant, OrderView order) {
    return database.inTenant(
        tenant, handle -> Parcel.left(order, store.gone(handle, tenant, order.orderId())));
  }

  /** Tells whether shipments of an order can be entered here. */
  public boolean takesShipments(UUID tenant, OrderView order) {
    return accounts.takesShipments(accounts.get(tenant, order.accountId()));
  }

  /**
   * Stores a shipment; the provider is told at once, and again until it takes it.
   *
   * @throws dev.feria.server.platform.http.ProblemException 409 when the order cannot be sent by
   *     us, 422 when it says more than is left
   */
  public ShipmentView create(Principal by, UUID orderId, NewShipment request) {
    UUID tenant = by.tenantId();
    request.tracking().check();
    refuse(accounts.get(tenant, orders.get(tenant, orderId).accountId()));
    return database.inTenant(
        tenant,
        handle -> {
          OrderView order = orders.lock(handle, tenant, orderId);
          if (order.state().equals("cancelled")) {
            throw Problem.conflict("order_cancelled", "the order was cancelled").exception();
          }
          Map<String, Integer> gone = store.gone(handle, tenant, orderId);
          Parcel parcel = Parcel.of(order, gone, request.wanted());
          var row =
              new ShipmentStore.NewRow(
                  orderId,
                  order.accountId(),
                  order.externalId(),
                  request.tracking(),
                  parcel.whole());
          UUID id = store.insert(handle, tenant, row, parcel.pieces(), by.actor(), clock.instant());
          String sent = Parcel.sent(order, store.gone(handle, tenant, orderId));
          orders.markSent(handle, tenant, orderId, sent);
          note(handle, by, "shipment.create", id, orderId);
          return one(handle, tenant, orderId, id);
        });
  }

  private void refuse(AccountRow account) {
    if (!accounts.takesShipments(account)) {
      throw Problem.conflict(
              "own_labels",
              "this channel sends with labels of its own: it knows by itself when a parcel leaves,"
                  + " and takes no tracking from here")
          .exception();
    }
    if (account.status() == AccountStatus.DISCONNECTED) {
      throw Problem.conflict("not_connected", "the account is disconnected").exception();
    }
  }

  /**
   * Corrects the tracking of a shipment; the provider is told again.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is no such shipment
   */
  public ShipmentView correct(Principal by, UUID order, UUID shipment, Tracking tracking) {
    UUID tenant = by.tenantId();
    tracking.check();
    return database.inTenant(
        tenant,
        handle -> {
          ShipmentRow before = find(handle, tenant, order, shipment);
          if (!before.tracking().equals(tracking)) {
            store.correct(handle, tenant, shipment, tracking, clock.instant());
            note(handle, by, "shipment.correct", shipment, order);
          }
          return one(handle, tenant, order, shipment);
        });
  }

  /**
   * Tells the provider again at once, also of what it refused.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is no such shipment
   */
  public ShipmentView retry(Principal by, UUID order, UUID shipment) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          find(handle, tenant, order, shipment);
          store.retry(handle, tenant, shipment, clock.instant());
          wakeups.signalAfterCommit(handle, TOPIC);
          return one(handle, tenant, order, shipment);
        });
  }

  /**
   * Forgets by what the parcels of orders are found, in the caller's transaction; null for every
   * order of the account.
   */
  public void forget(Handle handle, AccountRow account, @Nullable Collection<UUID> orders) {
    store.forget(handle, account, orders);
  }

  @Override
  public void connected(Handle handle, AccountRow account, boolean first) {
    if (store.resume(handle, account.tenantId(), account.accountId(), clock.instant()) > 0) {
      wakeups.signalAfterCommit(handle, TOPIC);
    }
  }

  private void note(Handle handle, Principal by, String action, UUID shipment, UUID order) {
    audit.add(
        handle,
        by.tenantId(),
        by.actor(),
        action,
        shipment.toString(),
        Map.of("order", order.toString()));
    wakeups.signalAfterCommit(handle, TOPIC);
  }

  private ShipmentRow find(Handle handle, UUID tenant, UUID order, UUID shipment) {
    return store
        .find(handle, tenant, order, shipment)
        .orElseThrow(() -> Problem.notFound("there is no such shipment").exception());
  }

  private ShipmentView one(Handle handle, UUID tenant, UUID order, UUID shipment) {
    return render(handle, tenant, List.of(find(handle, tenant, order, shipment))).get(0);
  }

  private List<ShipmentView> render(Handle handle, UUID tenant, List<ShipmentRow> rows) {
    Map<UUID, List<ShipmentView.Line>> lines =
        store.lines(handle, tenant, rows.stream().map(ShipmentRow::shipmentId).toList());
    return rows.stream()
        .map(row -> ShipmentView.of(row, lines.getOrDefault(row.shipmentId(), List.of())))
        .toList();
  }
}

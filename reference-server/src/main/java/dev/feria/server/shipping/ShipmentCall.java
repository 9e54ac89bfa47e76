package dev.feria.server.shipping;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.RetryDelay;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.shipping.ShipmentQueue.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a provider of one leased shipment: reads it, calls with no transaction open, notes what
 * became of it. Thread-safe.
 */
final class ShipmentCall {
  private static final Logger LOG = LoggerFactory.getLogger(ShipmentCall.class);
  private static final String RECONNECT = "reconnect";
  private static final String REFUSED = "refused";

  private final ShipmentStore store = new ShipmentStore();
  private final ShipmentQueue queue = new ShipmentQueue();
  private final Database database;
  private final ShippingAccounts accounts;
  private final Clock clock;
  private final DoubleSupplier random;

  ShipmentCall(Database database, ShippingAccounts accounts, Clock clock, DoubleSupplier random) {
    this.database = database;
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
  }

  void tell(Claim claim) {
    UUID tenant = claim.tenant();
    Optional<ShipmentRow> found =
        database.inTenant(tenant, handle -> store.leased(handle, tenant, claim.token()));
    if (found.isEmpty()) {
      return;
    }
    ShipmentRow row = found.get();
    AccountRow account = accounts.get(tenant, row.accountId());
    if (!account.status().isUsable()) {
      park(claim, row, RECONNECT, "the account must be connected again");
      return;
    }
    try {
      FulfilmentPublisher publisher = accounts.open(account);
      if (publisher == null) {
        park(claim, row, REFUSED, "the provider takes no shipments");
        return;
      }
      String externalId = publisher.ship(shipment(tenant, row));
      database.useTenant(
          tenant, handle -> queue.told(handle, claim, row.wanted(), externalId, clock.instant()));
      LOG.info("shipment.told shipment={} version={}", row.shipmentId(), row.wanted());
    } catch (ProblemException e) {
      park(claim, row, RECONNECT, String.valueOf(e.getMessage()));
    } catch (ProviderException e) {
      failed(claim, row, account, e);
    }
  }

  private Shipment shipment(UUID tenant, ShipmentRow row) {
    List<Shipment.Item> items =
        row.whole()
            ? List.of()
            : database
                .inTenant(tenant, handle -> store.lines(handle, tenant, List.of(row.shipmentId())))
                .getOrDefault(row.shipmentId(), List.of())
                .stream()
                .map(line -> new Shipment.Item(line.line(), line.quantity()))
                .toList();
    return new Shipment(
        row.shipmentId().toString(),
        row.orderExternalId(),
        row.tracking().carrier(),
        row.tracking().trackingNumber(),
        row.tracking().trackingUrl(),
        items);
  }

  private void failed(Claim claim, ShipmentRow row, AccountRow account, ProviderException e) {
    String error = String.valueOf(e.getMessage());
    if (e.reconnectNeeded()) {
      park(claim, row, RECONNECT, error);
      accounts.failed(account, e);
    } else if (e.waitingHelps() || e instanceof ConflictException) {
      Duration delay = RetryDelay.after(row.attempts() + 1, e.failure().retryAfter(), random);
      database.useTenant(
          claim.tenant(), handle -> queue.later(handle, claim, delay, error, clock.instant()));
      LOG.info(
          "shipment.retry shipment={} in_ms={} reason={}",
          row.shipmentId(),
          delay.toMillis(),
          error);
    } else {
      park(claim, row, REFUSED, error);
    }
  }

  private void park(Claim claim, ShipmentRow row, String reason, String error) {
    database.useTenant(
        claim.tenant(), handle -> queue.park(handle, claim, reason, error, row.wanted()));
    LOG.warn("shipment.{} shipment={} reason={}", reason, row.shipmentId(), error);
  }
}

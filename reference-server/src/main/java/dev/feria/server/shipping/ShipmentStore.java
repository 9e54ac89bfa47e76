package dev.feria.server.shipping;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of shipments. Runs in its caller's transaction. */
final class ShipmentStore {
  private static final String SELECT =
      """
      select shipment_id, order_id, account_id, order_external_id, carrier, tracking_number,
        tracking_url, whole, wanted_version, told_version, told_at, attempts, parked, last_error,
        created_by, created_at
      from shipments
      """;

  /** Whose shipment is told of what. */
  record NewRow(
      UUID order, UUID account, String orderExternalId, Tracking tracking, boolean whole) {}

  UUID insert(
      Handle handle,
      UUID tenant,
      NewRow row,
      Map<String, Integer> pieces,
      String actor,
      Instant now) {
    UUID id =
        handle
            .createQuery(
                """
                insert into shipments (tenant_id, order_id, account_id, order_external_id, carrier,
                  tracking_number, tracking_url, whole, due_at, created_by, created_at)
                values (:tenant, :order, :account, :external, :carrier, :number, :url, :whole, :now,
                  :actor, :now)
                returning shipment_id
                """)
            .bind("tenant", tenant)
            .bind("order", row.order())
            .bind("account", row.account())
            .bind("external", row.orderExternalId())
            .bind("carrier", row.tracking().carrier())
            .bind("number", row.tracking().trackingNumber())
            .bind("url", row.tracking().trackingUrl())
            .bind("whole", row.whole())
            .bind("now", now)
            .bind("actor", actor)
            .mapTo(UUID.class)
            .one();
    handle
        .createUpdate(
            """
            insert into shipment_lines (tenant_id, shipment_id, line_id, quantity)
            select :tenant, :shipment, n.* from unnest(:lines, :quantities) as n
            """)
        .bind("tenant", tenant)
        .bind("shipment", id)
        .bind("lines", SqlArrays.texts(pieces.keySet()))
        .bind("quantities", SqlArrays.ints(pieces.values()))
        .execute();
    return id;
  }

  /** Lists the shipments of orders, the oldest first. */
  List<ShipmentRow> ofOrders(Handle handle, UUID tenant, Collection<UUID> orders) {
    return handle
        .createQuery(
            SELECT
                + " where tenant_id = :tenant and order_id = any(:orders)"
                + " order by created_at, shipment_id")
        .bind("tenant", tenant)
        .bind("orders", SqlArrays.uuids(orders))
        .map((row, context) -> read(row))
        .list();
  }

  Optional<ShipmentRow> find(Handle handle, UUID tenant, UUID order, UUID shipment) {
    return handle
        .createQuery(
            SELECT
                + " where tenant_id = :tenant and order_id = :order and shipment_id = :shipment"
                + " for update")
        .bind("tenant", tenant)
        .bind("order", order)
        .bind("shipment", shipment)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Finds what a worker has leased. */
  Optional<ShipmentRow> leased(Handle handle, UUID tenant, String token) {
    return handle
        .createQuery(SELECT + " where tenant_id = :tenant and leased_by = :token")
        .bind("tenant", tenant)
        .bind("token", token)
        .map((row, context) -> read(row))
        .findOne();
  }

  Map<UUID, List<ShipmentView.Line>> lines(Handle handle, UUID tenant, Collection<UUID> shipments) {
    Map<UUID, List<ShipmentView.Line>> lines = new HashMap<>();
    handle
        .createQuery(
            """
            select shipment_id, line_id, quantity from shipment_lines
            where tenant_id = :tenant and shipment_id = any(:shipments)
            order by shipment_id, line_id
            """)
        .bind("tenant", tenant)
        .bind("shipments", SqlArrays.uuids(shipments))
        .map(
            (row, context) ->
                Map.entry(
                    row.getObject("shipment_id", UUID.class),
                    new ShipmentView.Line(row.getString("line_id"), row.getInt("quantity"))))
        .forEach(
            entry ->
                lines
                    .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                    .add(entry.getValue()));
    return lines;
  }

  /** Returns how many pieces of an order have left, by line. */
  Map<String, Integer> gone(Handle handle, UUID tenant, UUID order) {
    Map<String, Integer> gone = new HashMap<>();
    handle
        .createQuery(
            """
            select l.line_id, sum(l.quantity)::int as quantity
            from shipments s join shipment_lines l using (tenant_id, shipment_id)
            where s.tenant_id = :tenant and s.order_id = :order
            group by l.line_id
            """)
        .bind("tenant", tenant)
        .bind("order", order)
        .map((row, context) -> Map.entry(row.getString("line_id"), row.getInt("quantity")))
        .forEach(entry -> gone.put(entry.getKey(), entry.getValue()));
    return gone;
  }

  /** Changes the tracking, and wants the provider to know. */
  void correct(Handle handle, UUID tenant, UUID shipment, Tracking tracking, Instant now) {
    handle
        .createUpdate(
            """
            update shipments set carrier = :carrier, tracking_number = :number, tracking_url = :url,
              wanted_version = wanted_version + 1, attempts = 0, due_at = :now, last_error = null,
              parked = case when parked = 'refused' then null else parked end
            where tenant_id = :tenant and shipment_id = :shipment
            """)
        .bind("carrier", tracking.carrier())
        .bind("number", tracking.trackingNumber())
        .bind("url", tracking.trackingUrl())
        .bind("now", now)
        .bind("tenant", tenant)
        .bind("shipment", shipment)
        .execute();
  }

  /** Lets a shipment be told again at once. */
  void retry(Handle handle, UUID tenant, UUID shipment, Instant now) {
    handle
        .createUpdate(
            """
            update shipments set parked = null, attempts = 0, due_at = :now
            where tenant_id = :tenant and shipment_id = :shipment and wanted_version > told_version
            """)
        .bind("now", now)
        .bind("tenant", tenant)
        .bind("shipment", shipment)
        .execute();
  }

  /** Lets the shipments of an account go on after it was connected again. */
  int resume(Handle handle, UUID tenant, UUID account, Instant now) {
    return handle
        .createUpdate(
            """
            update shipments set parked = null, attempts = 0, due_at = :now
            where tenant_id = :tenant and account_id = :account and parked = 'reconnect'
            """)
        .bind("now", now)
        .bind("tenant", tenant)
        .bind("account", account)
        .execute();
  }

  void forget(Handle handle, AccountRow account, @Nullable Collection<UUID> orders) {
    handle
        .createUpdate(
            """
            update shipments set tracking_number = null, tracking_url = null, last_error = null
            where tenant_id = :tenant and account_id = :account
              and (:all or order_id = any(:orders))
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("all", orders == null)
        .bind("orders", SqlArrays.uuids(orders == null ? List.of() : orders))
        .execute();
  }

  private static ShipmentRow read(ResultSet row) throws SQLException {
    return new ShipmentRow(
        row.getObject("shipment_id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("order_external_id"),
        new Tracking(
            row.getString("carrier"),
            row.getString("tracking_number"),
            row.getString("tracking_url")),
        row.getBoolean("whole"),
        row.getLong("wanted_version"),
        row.getLong("told_version"),
        instant(row.getTimestamp("told_at")),
        row.getInt("attempts"),
        row.getString("parked"),
        row.getString("last_error"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant());
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}

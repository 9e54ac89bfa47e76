package dev.feria.mercadolibre.shipments;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.limit.Priority;
import dev.feria.mercadolibre.internal.Api;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads shipments and what belongs to them, prints labels, and tells progress. Thread-safe. */
public final class ShipmentsClient {
  private static final int MOST_LABELS = 50;

  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#shipments}. */
  public ShipmentsClient(Api api) {
    this.api = api;
  }

  /** Reads a shipment. The address is hidden until the payment is approved. */
  public Shipment get(String shipmentId) {
    return api.send(
        read("shipments.get", "/shipments/{id}", shipmentId).priority(Priority.ORDERS),
        Shipment.class);
  }

  /** Lists what a shipment carries. */
  public List<ShipmentItem> items(String shipmentId) {
    return api.send(
        read("shipments.items", "/shipments/{id}/items", shipmentId),
        JsonType.listOf(ShipmentItem.class));
  }

  /** Reads who pays what for a shipment. */
  public ShipmentCosts costs(String shipmentId) {
    return api.send(
        read("shipments.costs", "/shipments/{id}/costs", shipmentId), ShipmentCosts.class);
  }

  /** Reads by when a shipment must be handed over. */
  public ShipmentSla sla(String shipmentId) {
    return api.send(read("shipments.sla", "/shipments/{id}/sla", shipmentId), ShipmentSla.class);
  }

  /** Reads when a shipment leaves and arrives. */
  public LeadTime leadTime(String shipmentId) {
    return api.send(
        read("shipments.leadTime", "/shipments/{id}/lead_time", shipmentId), LeadTime.class);
  }

  /** Lists the past statuses of a shipment. */
  public List<ShipmentEvent> history(String shipmentId) {
    return api.send(
        read("shipments.history", "/shipments/{id}/history", shipmentId),
        JsonType.listOf(ShipmentEvent.class));
  }

  /** Reads who carries a shipment. */
  public ShipmentCarrier carrier(String shipmentId) {
    return api.send(
        read("shipments.carrier", "/shipments/{id}/carrier", shipmentId), ShipmentCarrier.class);
  }

  /** Reads the payments of a shipment, as the provider writes them. */
  public RawJson payments(String shipmentId) {
    return api.send(
        read("shipments.payments", "/shipments/{id}/payments", shipmentId), RawJson.class);
  }

  /** Reads the delays of a shipment, as the provider writes them; empty when there are none. */
  public Optional<RawJson> delays(String shipmentId) {
    return api.find(
        read("shipments.delays", "/shipments/{id}/delays", shipmentId), JsonType.of(RawJson.class));
  }

  /**
   * Prints labels, for shipments of Mercado Envíos 2 that are ready to print.
   *
   * @param shipmentIds 1 to 50
   * @return the file
   */
  public byte[] labels(Collection<String> shipmentIds, LabelFormat format) {
    if (shipmentIds.isEmpty() || shipmentIds.size() > MOST_LABELS) {
      throw new IllegalArgumentException("labels for 1 to 50 shipments, not " + shipmentIds.size());
    }
    return api.download(
            ApiRequest.get("shipments.labels", "/shipment_labels")
                .queryList("shipment_ids", shipmentIds)
                .query("response_type", format)
                .priority(Priority.ORDERS))
        .body();
  }

  /** Says that a product is ready ahead of its manufacturing time. */
  public void readyToShip(String shipmentId) {
    api.execute(
        ApiRequest.post("shipments.readyToShip", "/shipments/{id}/process/ready_to_ship")
            .path("id", shipmentId)
            .header("x-format-new", "true"));
  }

  /**
   * Splits a shipment into two boxes, once; the old shipment is cancelled as {@code pack_splitted}.
   */
  public void split(String shipmentId, ShipmentSplit split) {
    api.execute(
        ApiRequest.post("shipments.split", "/shipments/{id}/split")
            .path("id", shipmentId)
            .header("x-format-new", "true")
            .body(split));
  }

  private static ApiRequest read(String operation, String path, String shipmentId) {
    return ApiRequest.get(operation, path).path("id", shipmentId).header("x-format-new", "true");
  }
}

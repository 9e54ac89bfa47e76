package dev.feria.shopify.provider;

import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.shopify.fulfillments.Fulfillment;
import dev.feria.shopify.fulfillments.FulfillmentOrder;
import dev.feria.shopify.fulfillments.FulfillmentOrderLine;
import dev.feria.shopify.fulfillments.FulfillmentsClient;
import dev.feria.shopify.fulfillments.NewFulfillment;
import dev.feria.shopify.fulfillments.ShippableOrder;
import dev.feria.shopify.fulfillments.Tracking;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.wire.Gid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records shipments: one fulfillment for each location that the goods leave from. */
record Shipments(FulfillmentsClient fulfillments) {

  /** Returns the id of the shipment; of the first where goods leave from several locations. */
  String ship(Shipment shipment) {
    ShippableOrder order = fulfillments.of(shipment.orderId());
    Fulfillment known = sent(order, shipment.trackingNumber());
    if (known != null) {
      return corrected(known, shipment).legacyResourceId();
    }
    Map<String, List<NewFulfillment.Part>> byLocation = parts(order, shipment);
    if (byLocation.isEmpty()) {
      throw refused("nothing_to_fulfill");
    }
    String first = null;
    for (List<NewFulfillment.Part> parts : byLocation.values()) {
      Fulfillment made = fulfillments.create(new NewFulfillment(parts, tracking(shipment), true));
      first = first == null ? made.legacyResourceId() : first;
    }
    return Objects.requireNonNull(first, "there was at least one");
  }

  private static @Nullable Fulfillment sent(ShippableOrder order, @Nullable String number) {
    if (number == null) {
      return null;
    }
    for (Fulfillment fulfillment : order.fulfillments()) {
      boolean same =
          fulfillment.trackingInfo().stream().anyMatch(info -> number.equals(info.number()));
      if (same && !fulfillment.status().equals("CANCELLED")) {
        return fulfillment;
      }
    }
    return null;
  }

  private Fulfillment corrected(Fulfillment known, Shipment shipment) {
    Tracking wanted = tracking(shipment);
    boolean right =
        wanted == null
            || known.trackingInfo().stream()
                .anyMatch(
                    info ->
                        (wanted.company() == null || wanted.company().equals(info.company()))
                            && (wanted.url() == null || wanted.url().equals(info.url())));
    return right || wanted == null ? known : fulfillments.track(known.id(), wanted);
  }

  /** What leaves, by location: one fulfillment takes fulfillment orders of one location. */
  private static Map<String, List<NewFulfillment.Part>> parts(
      ShippableOrder order, Shipment shipment) {
    Map<String, Integer> wanted = new HashMap<>();
    for (Shipment.Item item : shipment.lines()) {
      wanted.merge(item.lineId(), item.quantity(), Integer::sum);
    }
    boolean everything = wanted.isEmpty();
    Map<String, List<NewFulfillment.Part>> parts = new LinkedHashMap<>();
    for (FulfillmentOrder from : order.fulfillmentOrders().nodes()) {
      if (!from.mayBeFulfilled()) {
        continue;
      }
      List<NewFulfillment.Line> lines = everything ? null : lines(from, wanted);
      if (lines == null || !lines.isEmpty()) {
        parts
            .computeIfAbsent(location(from), location -> new ArrayList<>())
            .add(new NewFulfillment.Part(from.id(), lines));
      }
    }
    if (!everything && wanted.values().stream().anyMatch(left -> left > 0)) {
      throw refused("line_not_fulfillable");
    }
    return parts;
  }

  private static List<NewFulfillment.Line> lines(
      FulfillmentOrder from, Map<String, Integer> wanted) {
    List<NewFulfillment.Line> lines = new ArrayList<>();
    for (FulfillmentOrderLine line : from.lineItems().nodes()) {
      String id = Gid.number(line.lineItem().id());
      int take = Math.min(wanted.getOrDefault(id, 0), line.remainingQuantity());
      if (take > 0) {
        lines.add(new NewFulfillment.Line(line.id(), take));
        wanted.merge(id, -take, Integer::sum);
      }
    }
    return lines;
  }

  private static String location(FulfillmentOrder from) {
    var assigned = from.assignedLocation();
    var location = assigned == null ? null : assigned.location();
    return location == null ? "" : location.id();
  }

  private static @Nullable Tracking tracking(Shipment shipment) {
    return shipment.carrier() == null
            && shipment.trackingNumber() == null
            && shipment.trackingUrl() == null
        ? null
        : new Tracking(shipment.carrier(), shipment.trackingNumber(), shipment.trackingUrl());
  }

  private static ProviderException refused(String code) {
    return ErrorKind.REJECTED.exception(Errors.failure("fulfilment.ship", 200, code), null, null);
  }
}

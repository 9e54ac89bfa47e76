package dev.feria.mercadolibre.shipments;

import dev.feria.core.json.OpenEnum;

/**
 * The status of a shipment.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record ShipmentStatus(String wire) implements OpenEnum {
  /** {@code to_be_agreed}. */
  public static final ShipmentStatus TO_BE_AGREED = new ShipmentStatus("to_be_agreed");

  /** {@code pending}. */
  public static final ShipmentStatus PENDING = new ShipmentStatus("pending");

  /** {@code handling}. */
  public static final ShipmentStatus HANDLING = new ShipmentStatus("handling");

  /** {@code ready_to_ship}. */
  public static final ShipmentStatus READY_TO_SHIP = new ShipmentStatus("ready_to_ship");

  /** {@code shipped}. */
  public static final ShipmentStatus SHIPPED = new ShipmentStatus("shipped");

  /** {@code delivered}. */
  public static final ShipmentStatus DELIVERED = new ShipmentStatus("delivered");

  /** {@code not_delivered}. */
  public static final ShipmentStatus NOT_DELIVERED = new ShipmentStatus("not_delivered");

  /** {@code cancelled}. */
  public static final ShipmentStatus CANCELLED = new ShipmentStatus("cancelled");

  /** {@code closed}. */
  public static final ShipmentStatus CLOSED = new ShipmentStatus("closed");

  /** {@code error}. */
  public static final ShipmentStatus ERROR = new ShipmentStatus("error");
}

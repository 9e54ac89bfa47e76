package dev.feria.server.console.sales;

/**
 * The page that corrects a shipment.
 *
 * @param order our id of its order
 * @param number the channel's number of the order
 */
public record ShipmentPage(String order, String number, ShipmentRow row) {}

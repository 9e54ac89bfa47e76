package dev.feria.mercadolibre.orders;

/** One of the dates of an order by which the provider filters. */
public enum OrderDate {
  /** When the buyer placed the order. */
  CREATED("order.date_created"),
  /** When the order last changed. */
  UPDATED("order.date_last_updated"),
  /** When the order was confirmed and its stock taken. */
  CLOSED("order.date_closed");

  private final String parameter;

  OrderDate(String parameter) {
    this.parameter = parameter;
  }

  String from() {
    return parameter + ".from";
  }

  String to() {
    return parameter + ".to";
  }
}

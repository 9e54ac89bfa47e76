package dev.feria.sandbox.woocommerce.state;

/** A webhook that somebody has registered. */
public final class Webhook extends Entry {
  public String name = "";

  /** {@code active}, {@code paused} or {@code disabled}. */
  public String status = "active";

  public String topic = "";
  public String deliveryUrl = "";
  public String secret = "";

  /** Failed deliveries in a row. */
  public int failures;
}

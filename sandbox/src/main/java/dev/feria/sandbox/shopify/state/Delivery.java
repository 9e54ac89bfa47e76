package dev.feria.sandbox.shopify.state;

/** One webhook on its way; body and address stay the same for all attempts. */
public final class Delivery {
  /** The same for each attempt. */
  public String id = "";

  /** The same for all deliveries of one action. */
  public String eventId = "";

  public String shop = "";

  /** 0 for one of the application's own configuration. */
  public long subscriptionId;

  public String clientId = "";

  /** As in the header, such as orders/create. */
  public String topic = "";

  public String name = "";
  public String uri = "";
  public String body = "";
  public String apiVersion = "";
  public boolean twice;
  public long created;
  public long due;
  public int attempts;
  public int lastStatus;
  public String lastError = "";
}

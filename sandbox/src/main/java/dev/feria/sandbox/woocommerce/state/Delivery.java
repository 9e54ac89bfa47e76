package dev.feria.sandbox.woocommerce.state;

/** One delivery of a webhook, waiting or done. Times are milliseconds since 1970. */
public final class Delivery {
  public long id;
  public long webhookId;
  public String topic = "";
  public long resourceId;
  public String url = "";
  public long due;

  /** 0 while it waits. */
  public long sent;

  /** 0 when there was no answer. */
  public int status;

  public String error = "";

  /** How many events it stands for. */
  public int merged = 1;

  public boolean twice;

  public String body = "";
}

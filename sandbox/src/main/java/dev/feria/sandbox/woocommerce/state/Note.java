package dev.feria.sandbox.woocommerce.state;

/** A note on an order. */
public final class Note {
  public long id;
  public long created;
  public String author = "";
  public String text = "";

  /** True when it was sent to the customer. */
  public boolean forCustomer;
}

package dev.feria.sandbox.woocommerce.state;

/** What products, orders, customers and the like have in common. Times are seconds since 1970. */
public abstract class Entry {
  public long id;
  public long created;
  public long modified;

  /** In the trash: only shown when asked for by id. */
  public boolean trashed;
}

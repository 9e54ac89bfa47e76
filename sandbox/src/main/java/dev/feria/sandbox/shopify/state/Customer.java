package dev.feria.sandbox.shopify.state;

import org.jspecify.annotations.Nullable;

/** A person who buys. */
public final class Customer {
  public long id;
  public String firstName = "";
  public String lastName = "";
  public @Nullable String email;
  public @Nullable String phone;
  public long created;
  public long updated;

  /** How many orders, cancelled ones included. */
  public int orders;
}

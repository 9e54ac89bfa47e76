package dev.feria.sandbox.shopify.state;

/** A place where a store keeps stock. */
public final class Location {
  public long id;
  public String name = "";
  public String address = "";
  public String city = "";
  public boolean active = true;
  public boolean fulfillsOnlineOrders = true;
  public long created;
}

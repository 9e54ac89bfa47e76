package dev.feria.sandbox.woocommerce.state;

/** A person with an account at the shop. */
public final class Customer extends Entry {
  public String email = "";
  public String firstName = "";
  public String lastName = "";
  public String username = "";
  public String role = "customer";
  public Address billing = new Address();
  public Address shipping = new Address();
}

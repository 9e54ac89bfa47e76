package dev.feria.sandbox.shopify.state;

import org.jspecify.annotations.Nullable;

/** Where a parcel goes. */
public final class Address {
  public long id;
  public String firstName = "";
  public String lastName = "";
  public @Nullable String company;
  public String address1 = "";
  public @Nullable String address2;
  public String city = "";
  public String province = "";
  public String provinceCode = "";
  public String zip = "";
  public String country = "";
  public String countryCode = "";
  public @Nullable String phone;

  /** Both names. */
  public String name() {
    return (firstName + " " + lastName).strip();
  }
}

package dev.feria.sandbox.woocommerce.state;

/** Where an order is billed or sent to. */
public final class Address {
  public String firstName = "";
  public String lastName = "";
  public String company = "";
  public String address1 = "";
  public String address2 = "";
  public String city = "";
  public String state = "";
  public String postcode = "";
  public String country = "";

  /** Only for billing. */
  public String email = "";

  public String phone = "";

  /** True when nothing is filled in. */
  public boolean isBlank() {
    return (firstName + lastName + company + address1 + address2 + city + state + postcode
            + country)
        .isBlank();
  }

  /** The same again. */
  public Address copy() {
    Address copy = new Address();
    copy.firstName = firstName;
    copy.lastName = lastName;
    copy.company = company;
    copy.address1 = address1;
    copy.address2 = address2;
    copy.city = city;
    copy.state = state;
    copy.postcode = postcode;
    copy.country = country;
    copy.email = email;
    copy.phone = phone;
    return copy;
  }
}

package dev.feria.woocommerce.orders;

import dev.feria.core.json.JsonName;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, or where it goes. Plugins of each country add fields of their own as meta data.
 *
 * @param state the shop's code of the state or region
 * @param country ISO 3166 in two letters
 * @param email of the bill only
 */
public record Address(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String company,
    @JsonName("address_1") @Nullable String address1,
    @JsonName("address_2") @Nullable String address2,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postcode,
    @Nullable String country,
    @Nullable String email,
    @Nullable String phone) {
  /** Returns first and last name; empty where there is neither. */
  public String name() {
    String first = firstName == null ? "" : firstName.strip();
    String last = lastName == null ? "" : lastName.strip();
    return (first + " " + last).strip();
  }
}

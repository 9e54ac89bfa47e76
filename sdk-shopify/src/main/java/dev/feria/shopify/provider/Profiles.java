package dev.feria.shopify.provider;

import dev.feria.core.provider.AccountProfile;
import dev.feria.shopify.shop.Identity;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the host keeps about a shop, so that an account can be opened without a call. */
final class Profiles {
  static final String CURRENCY = "currency";
  static final String TIMEZONE = "timezone";

  private Profiles() {}

  static AccountProfile of(Identity identity) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(CURRENCY, identity.shop().currencyCode());
    String zone = identity.shop().ianaTimezone();
    if (zone != null) {
      attributes.put(TIMEZONE, zone);
    }
    return new AccountProfile(
        identity.shop().myshopifyDomain(), identity.shop().name(), attributes);
  }
}

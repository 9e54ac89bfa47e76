package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, as far as the application may see.
 *
 * @param countryCodeV2 ISO 3166, two letters
 */
@CamelCase
public record MailingAddress(
    @Nullable String name,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String company,
    @Nullable String address1,
    @Nullable String address2,
    @Nullable String city,
    @Nullable String provinceCode,
    @Nullable String zip,
    @Nullable String countryCodeV2,
    @Nullable String phone) {}

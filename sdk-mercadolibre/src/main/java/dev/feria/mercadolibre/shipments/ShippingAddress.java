package dev.feria.mercadolibre.shipments;

import dev.feria.mercadolibre.wire.Named;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An address. Chile, Ecuador and Peru have no postal codes. */
public record ShippingAddress(
    @Nullable String addressLine,
    @Nullable String streetName,
    @Nullable String streetNumber,
    @Nullable String zipCode,
    @Nullable Named city,
    @Nullable Named state,
    @Nullable Named country,
    @Nullable Named neighborhood,
    @Nullable Named municipality,
    @Nullable String comment,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude) {}

package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What selling one unit costs, for one listing type.
 *
 * @param saleFeeAmount for one unit at the price asked about
 */
public record ListingFee(
    String listingTypeId,
    @Nullable String listingTypeName,
    @Nullable BigDecimal saleFeeAmount,
    @Nullable SaleFeeDetails saleFeeDetails,
    @Nullable BigDecimal listingFeeAmount,
    @Nullable String currencyId) {}

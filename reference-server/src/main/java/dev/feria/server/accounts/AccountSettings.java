package dev.feria.server.accounts;

import dev.feria.server.platform.http.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to an account's settings; what is null stays.
 *
 * @param safetyBuffer how many units to hold back from the channel
 * @param publishStock whether our quantities go to the channel
 * @param importOrders whether its orders become sales
 * @param createProducts whether unknown SKUs of its listings become products
 * @param publishPrices whether our prices go to the channel
 * @param locations ids of the places that sell through the account, in order; none leaves the
 *     choice to the provider
 */
public record AccountSettings(
    @Bounds(max = 1_000_000) @Nullable Integer safetyBuffer,
    @Nullable Boolean publishStock,
    @Nullable Boolean importOrders,
    @Nullable Boolean createProducts,
    @Nullable Boolean publishPrices,
    @Nullable List<String> locations) {}

package dev.feria.mercadolibre.orders;

import dev.feria.mercadolibre.wire.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A party of an order. The provider gives no personal data here.
 *
 * @param billingInfo to be read with {@link OrdersClient#billingInfo}
 */
public record Buyer(String id, @Nullable String nickname, @Nullable Reference billingInfo) {}

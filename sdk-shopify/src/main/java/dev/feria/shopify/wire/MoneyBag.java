package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * An amount in two currencies.
 *
 * @param shopMoney in the shop's currency, for accounting
 * @param presentmentMoney as the buyer saw it; null where it was not asked for
 */
@CamelCase
public record MoneyBag(MoneyV2 shopMoney, @Nullable MoneyV2 presentmentMoney) {}

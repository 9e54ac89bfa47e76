package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import java.math.BigDecimal;

/**
 * An amount.
 *
 * @param amount in currency units; trailing zeros may be missing
 * @param currencyCode ISO 4217
 */
@CamelCase
public record MoneyV2(BigDecimal amount, String currencyCode) {}

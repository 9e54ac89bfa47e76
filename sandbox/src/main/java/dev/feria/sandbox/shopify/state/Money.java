package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in a currency, as GraphQL shows it. */
public record Money(BigDecimal amount, String currency) {
  /** Digits as in MoneyV2: no trailing zeros but at least one decimal. */
  public String decimal() {
    BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return bare.scale() < 1 ? bare.setScale(1).toPlainString() : bare.toPlainString();
  }

  /** Digits as in REST and webhooks: two decimals. */
  public static String two(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** Digits as in the scalar Money and in the control API: those of the currency. */
  public static String plain(BigDecimal amount, Shop shop) {
    int decimals = shop.decimals();
    return amount.scale() < decimals
        ? amount.setScale(decimals).toPlainString()
        : amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}

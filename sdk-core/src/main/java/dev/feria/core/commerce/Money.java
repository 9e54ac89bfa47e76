package dev.feria.core.commerce;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount in units of a currency (pesos, not cents), as the provider stated it.
 *
 * @param amount in currency units; the scale is kept as it came, so compare with {@link #sameAs}
 * @param currency ISO 4217 code in upper case, for example {@code CLP}
 */
public record Money(BigDecimal amount, String currency) {
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
  }

  /**
   * Returns the amount written in decimal digits, for example {@code Money.of("12990.00", "CLP")}.
   */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** Returns zero of a currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * Adds an amount of the same currency.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  /** Multiplies by a quantity. */
  public Money times(long quantity) {
    return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
  }

  /** Tells whether both are the same amount of the same currency, whatever their scale. */
  public boolean sameAs(Money other) {
    return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "amounts of different currencies: " + currency + " and " + other.currency);
    }
  }
}

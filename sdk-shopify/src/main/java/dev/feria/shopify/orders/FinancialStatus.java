package dev.feria.shopify.orders;

import dev.feria.core.json.OpenEnum;

/** Whether an order is paid. Null where the provider does not know. */
public record FinancialStatus(String wire) implements OpenEnum {
  public static final FinancialStatus PENDING = new FinancialStatus("PENDING");
  public static final FinancialStatus AUTHORIZED = new FinancialStatus("AUTHORIZED");
  public static final FinancialStatus PARTIALLY_PAID = new FinancialStatus("PARTIALLY_PAID");
  public static final FinancialStatus PAID = new FinancialStatus("PAID");
  public static final FinancialStatus PARTIALLY_REFUNDED =
      new FinancialStatus("PARTIALLY_REFUNDED");
  public static final FinancialStatus REFUNDED = new FinancialStatus("REFUNDED");
  public static final FinancialStatus VOIDED = new FinancialStatus("VOIDED");
  public static final FinancialStatus EXPIRED = new FinancialStatus("EXPIRED");
}

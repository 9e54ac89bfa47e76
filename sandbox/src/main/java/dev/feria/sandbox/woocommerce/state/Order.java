package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One order. */
public final class Order extends Entry {
  public String key = "";
  public String createdVia = "checkout";
  public String version = "10.4.2";
  public String status = "pending";
  public String currency = "CLP";

  /** Seconds since 1970; 0 when it was not paid. */
  public long paid;

  /** Seconds since 1970; 0 when it was not completed. */
  public long completed;

  /** 0 for a guest. */
  public long customerId;

  public String customerNote = "";
  public String paymentMethod = "bacs";
  public String paymentTitle = "Transferencia bancaria";
  public String transactionId = "";
  public String ip = "203.0.113.7";
  public boolean pricesIncludeTax;
  public Address billing = new Address();
  public Address shipping = new Address();
  public List<OrderLine> lines = new ArrayList<>();
  public List<Charge> charges = new ArrayList<>();
  public List<Refund> refunds = new ArrayList<>();
  public List<Note> notes = new ArrayList<>();
  public List<Meta> meta = new ArrayList<>();

  /** True when its units are out of the stock. */
  public boolean stockReduced;

  /** What the customer pays. */
  public BigDecimal total() {
    BigDecimal total = totalTax();
    for (OrderLine line : lines) {
      total = total.add(line.total);
    }
    for (Charge charge : charges) {
      if (!charge.kind.equals("coupon")) {
        total = total.add(charge.total);
      }
    }
    return total;
  }

  /** All taxes. */
  public BigDecimal totalTax() {
    BigDecimal tax = BigDecimal.ZERO;
    for (OrderLine line : lines) {
      tax = tax.add(line.totalTax);
    }
    for (Charge charge : charges) {
      tax = tax.add(charge.tax);
    }
    return tax;
  }

  /** What went back so far. */
  public BigDecimal refunded() {
    return refunds.stream().map(refund -> refund.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of one kind of charges. */
  public BigDecimal charged(String kind) {
    return charges.stream()
        .filter(charge -> charge.kind.equals(kind))
        .map(charge -> charge.total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

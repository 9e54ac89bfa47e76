package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;

/** A movement of money. */
public final class Transaction {
  static final Transaction NONE = new Transaction();

  public long id;
  public String kind = "SALE";
  public String status = "SUCCESS";
  public String gateway = "";
  public BigDecimal amount = BigDecimal.ZERO;
  public long created;

  /** 0 for none. */
  public long parentId;

  public transient Order order = Order.NONE;
}

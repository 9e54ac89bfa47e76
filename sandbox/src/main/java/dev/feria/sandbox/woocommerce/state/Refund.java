package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Money that went back, with or without units. */
public final class Refund {
  public long id;
  public long created;
  public BigDecimal amount = BigDecimal.ZERO;
  public String reason = "";

  /** True when the gateway was told to pay it back. */
  public boolean paidBack;

  /** Quantities and totals are positive here and written negative. */
  public List<OrderLine> lines = new ArrayList<>();

  /** Id of the order's line, by position in {@link #lines}. */
  public List<Long> refundedLines = new ArrayList<>();
}

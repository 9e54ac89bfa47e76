package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money or units that went back. */
public final class Refund {
  /** Units of one line. */
  public static final class Part {
    public long id;
    public long lineId;
    public int quantity;
    public String restockType = "NO_RESTOCK";

    /** 0 when nothing was put back. */
    public long locationId;

    public transient Refund owner = NONE;
  }

  static final Refund NONE = new Refund();

  public long id;
  public long created;
  public @Nullable String note;
  public BigDecimal amount = BigDecimal.ZERO;
  public List<Part> parts = new ArrayList<>(1);

  /** 0 when no money moved. */
  public long transactionId;

  public transient Order order = Order.NONE;
}

package dev.feria.sandbox.mercadolibre.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A parcel for one order or one pack. */
public final class Shipment {
  public long id;

  public long sellerId;

  public long buyerId;

  public String siteId = "MLC";

  public List<Long> orders = new ArrayList<>(2);

  public String status = "ready_to_ship";

  public String substatus = "ready_to_print";

  public String logisticType = "xd_drop_off";

  /** Paid by the buyer. */
  public BigDecimal cost = BigDecimal.ZERO;

  public BigDecimal declared = BigDecimal.ZERO;

  public long created;

  public long updated;
}

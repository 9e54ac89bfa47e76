package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;

/** Several orders of one cart with one shipment. */
public final class Pack {
  public long id;

  public long sellerId;

  public long buyerId;

  public long shipmentId;

  public List<Long> orders = new ArrayList<>();

  public long created;

  public long updated;

  public String status = "released";
}

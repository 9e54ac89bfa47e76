package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;

/** One physical variant, which several items may sell. */
public final class UserProduct {
  public String id = "";

  public long sellerId;

  public String familyId = "";

  public String name = "";

  public String domainId = "";

  /** Grows with each change of stock. */
  public long version = 1;

  public List<StockLocation> locations = new ArrayList<>();

  /** Units in all places together. */
  public int total() {
    int total = 0;
    for (StockLocation location : locations) {
      total += location.quantity;
    }
    return total;
  }
}

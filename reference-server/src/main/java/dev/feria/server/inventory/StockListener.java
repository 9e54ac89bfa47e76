package dev.feria.server.inventory;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the transaction that does it, when there is less of a product than is wanted. */
public interface StockListener {
  /**
   * A change to a product of which there was not enough before it, or is not after it.
   *
   * @param sold what was sold by it, in order
   * @param returned what came back by it, in order
   */
  record Shortage(Stock before, Stock after, List<StockEntry> sold, List<StockEntry> returned) {}

  /** Hears of changes; the stocks are locked. */
  void changed(Handle handle, UUID tenant, List<Shortage> shortages);
}

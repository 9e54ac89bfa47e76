package dev.feria.server.inventory;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the transaction that does it, when stock crosses zero. */
public interface StockListener {
  /** Hears that more was sold of these products than there was. */
  void oversold(Handle handle, UUID tenant, Collection<Stock> stocks);

  /** Hears that these products, oversold before, are not any more. */
  void recovered(Handle handle, UUID tenant, Collection<Stock> stocks);
}

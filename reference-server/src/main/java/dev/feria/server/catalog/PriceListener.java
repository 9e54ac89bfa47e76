package dev.feria.server.catalog;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the transaction that changes them, of what prices are made of. */
public interface PriceListener {
  /** Hears of products whose base price is another now. */
  void priced(Handle handle, UUID tenant, Collection<UUID> products);

  /** Hears of listings that have another product, or none, or show another price, now. */
  void changed(Handle handle, UUID tenant, Collection<UUID> listings);
}

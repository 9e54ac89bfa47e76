package dev.feria.server.inventory;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears what channels show now, in the transaction that records it. */
@FunctionalInterface
public interface PublicationListener {
  /** Hears the quantities that a provider has accepted, by listing. */
  void published(Handle handle, UUID tenant, Map<UUID, Integer> quantities);
}

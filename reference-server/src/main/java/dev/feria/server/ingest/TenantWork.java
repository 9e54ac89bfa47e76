package dev.feria.server.ingest;

import org.jdbi.v3.core.Handle;

/** What is stored about one event. Runs in a transaction of the event's tenant, at most once. */
@FunctionalInterface
public interface TenantWork {
  /** Stores nothing: the event turned out not to concern us. */
  TenantWork NOTHING = handle -> {};

  /** Stores. Calls no provider and commits nothing by itself. */
  void run(Handle handle);
}

package dev.feria.server.ingest;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Where this package writes down who did what. */
@FunctionalInterface
public interface AuditLog {
  /** Adds an entry in the caller's transaction. */
  void record(
      Handle handle,
      UUID tenantId,
      String actor,
      String action,
      String subject,
      Map<String, String> detail);
}

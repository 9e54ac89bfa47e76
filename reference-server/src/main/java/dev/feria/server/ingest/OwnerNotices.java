package dev.feria.server.ingest;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells the owners of a tenant what they should know. */
public interface OwnerNotices {
  /**
   * Raises a notice, unless the same one is open already.
   *
   * @param kind for example {@code dead_letter}
   * @param subject what it is about; with the kind it says which notice is the same
   */
  void raise(Handle handle, UUID tenantId, String kind, String subject, Map<String, String> detail);

  /** Resolves a notice; does nothing when none is open. */
  void resolve(Handle handle, UUID tenantId, String kind, String subject);
}

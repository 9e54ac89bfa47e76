package dev.feria.server.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Remembers notices. */
final class TestNotices implements OwnerNotices {
  final List<String> raised = Collections.synchronizedList(new ArrayList<>());
  final List<String> resolved = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void raise(
      Handle handle, UUID tenantId, String kind, String subject, Map<String, String> detail) {
    raised.add(kind + " " + subject);
  }

  @Override
  public void resolve(Handle handle, UUID tenantId, String kind, String subject) {
    resolved.add(kind + " " + subject);
  }
}

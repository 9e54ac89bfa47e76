package dev.feria.server.ingest;

import java.util.UUID;

/** The id of a job: {@code tenant/thing}. */
record TenantRef(UUID tenantId, UUID id) {
  static TenantRef parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not the id of a job: " + text);
    }
    return new TenantRef(
        UUID.fromString(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
  }

  String text() {
    return tenantId + "/" + id;
  }
}

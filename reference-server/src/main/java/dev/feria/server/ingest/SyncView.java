package dev.feria.server.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sync as the API shows it. */
final class SyncView {
  private SyncView() {}

  /** Renders a sync; what it made is called {@code new_orders} or {@code new_listings}. */
  static Map<String, @Nullable Object> of(Sync sync) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("sync_id", sync.syncId());
    view.put("provider", sync.provider());
    view.put("account_id", sync.accountId());
    view.put("kind", sync.kind().wire());
    view.put("reason", sync.reason().wire());
    view.put("status", sync.status().wire());
    view.put("new_" + sync.kind().wire(), sync.created());
    view.put("updated", sync.updated());
    view.put("skipped", sync.skipped());
    view.put("errors", sync.errors());
    view.put("processed", sync.processed());
    view.put("total", sync.total());
    view.put("last_error", sync.lastError());
    view.put("updated_from", sync.updatedFrom());
    view.put("requested_by", sync.requestedBy());
    view.put("requested_at", sync.requestedAt());
    view.put("started_at", sync.startedAt());
    view.put("finished_at", sync.finishedAt());
    return view;
  }
}

package dev.feria.server.console.syncs;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Renders syncs for pages. */
public final class SyncRows {
  /** Returns running syncs by account. */
  public Map<UUID, List<SyncRow>> running(UUID tenant) {
    return Map.of();
  }

  /** Returns the latest syncs of an account. */
  public List<SyncRow> latest(UUID tenant, UUID account, String name) {
    return List.of();
  }

  /** Returns the latest syncs. */
  public List<SyncRow> recent(UUID tenant) {
    return List.of();
  }

  /** Starts syncs. */
  public void start(Principal by, AccountRow account) {}
}

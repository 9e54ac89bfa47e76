package dev.feria.server.console.syncs;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Renders syncs for pages. */
public final class SyncRows {
  public Map<UUID, List<SyncRow>> running(UUID tenant) {
    return Map.of();
  }

  public List<SyncRow> latest(UUID tenant, UUID account, String name) {
    return List.of();
  }

  public void start(Principal by, AccountRow account) {}
}

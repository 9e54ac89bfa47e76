package dev.feria.server.console.integrations;

import dev.feria.server.console.syncs.SyncRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account on the page of integrations.
 *
 * @param status connected, token_expired, reconnect, error or disconnected
 * @param advice what is wrong and what helps; null when all is well
 * @param tokenHealth for people: until when the token is good
 * @param again what to send to the provider's own page to connect it again; null when the connect
 *     form must be filled in for that
 * @param webhooks how their registrations are, for people; null where the seller registers them
 * @param webhooksWell whether nothing is wrong with them
 * @param prices whether prices can be published to it
 * @param places whether it may have several locations
 * @param syncs what runs, or the last of each kind right after it ended
 */
public record AccountCard(
    String id,
    String provider,
    String providerName,
    String name,
    String externalId,
    String status,
    @Nullable String advice,
    @Nullable Instant lastSyncAt,
    String tokenHealth,
    boolean importOrders,
    boolean publishStock,
    boolean createProducts,
    int safetyBuffer,
    boolean publishPrices,
    @Nullable Map<String, String> again,
    @Nullable String webhooks,
    boolean webhooksWell,
    boolean prices,
    boolean places,
    List<SyncRow> syncs) {
  /** Tells whether only a person can repair the account, by connecting it again. */
  public boolean lost() {
    return status.equals("reconnect");
  }

  /** Tells whether the account can still be used or repaired. */
  public boolean open() {
    return !status.equals("disconnected");
  }

  /** Tells whether one of the syncs shown did not end well. */
  public boolean failed() {
    return syncs.stream().anyMatch(sync -> sync.status().equals("failed"));
  }

  /** Tells whether a sync runs. */
  public boolean running() {
    return syncs.stream().anyMatch(SyncRow::running);
  }
}

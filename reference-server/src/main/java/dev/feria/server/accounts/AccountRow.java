package dev.feria.server.accounts;

import dev.feria.core.provider.AccountHandle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of a tenant, as the database holds it.
 *
 * @param externalId the provider's id of the seller
 * @param name for people
 * @param attributes what the provider module wants back when it opens the account
 * @param fields what the seller chose when connecting, without secrets
 * @param statusReason why it is not connected, in a word or code; null when it is
 * @param tokenExpiresAt null for keys, and for tokens without an end
 * @param webhookKey the opaque part of the account's webhook address
 * @param importOrders whether its orders become sales
 * @param publishStock whether our quantities are published to it
 * @param createProducts whether unknown SKUs of its listings become products
 * @param safetyBuffer how many units are held back from it
 * @param publishPrices whether our prices are published to it
 * @param locations ids of the places that sell through it, the one that takes what is added first;
 *     empty for the provider's own choice
 * @param connectedAt the latest time it was connected
 * @param connectedBy {@code oauth} or {@code keys}; null for one of before that was kept
 * @param webhooks null until they were looked at
 */
public record AccountRow(
    UUID tenantId,
    UUID accountId,
    String provider,
    String externalId,
    String name,
    Map<String, String> attributes,
    Map<String, String> fields,
    AccountStatus status,
    @Nullable String statusReason,
    Instant statusAt,
    @Nullable Instant tokenExpiresAt,
    String webhookKey,
    boolean importOrders,
    boolean publishStock,
    boolean createProducts,
    int safetyBuffer,
    boolean publishPrices,
    List<String> locations,
    @Nullable Instant lastSyncAt,
    Instant connectedAt,
    @Nullable String connectedBy,
    @Nullable WebhookHealth webhooks) {
  public AccountRow {
    attributes = Map.copyOf(attributes);
    fields = Map.copyOf(fields);
    locations = List.copyOf(locations);
  }

  /** Returns the account as a provider module sees it. */
  public AccountHandle handle() {
    return new AccountHandle(TokenKey.of(this).text(), externalId, attributes, locations);
  }
}

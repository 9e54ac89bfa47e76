package dev.feria.server.accounts;

import dev.feria.core.provider.AccountHandle;
import java.time.Instant;
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
 * @param connectedAt the latest time it was connected
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
    @Nullable Instant lastSyncAt,
    Instant connectedAt) {
  public AccountRow {
    attributes = Map.copyOf(attributes);
    fields = Map.copyOf(fields);
  }

  /** Returns the account as a provider module sees it. */
  public AccountHandle handle() {
    return new AccountHandle(TokenKey.of(this).text(), externalId, attributes);
  }
}

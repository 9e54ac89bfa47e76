package dev.feria.server.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it.
 *
 * @param status a name of {@link AccountStatus}, in lower case
 * @param token null for an account that is connected with keys
 * @param webhookUrl where the provider sends what concerns this account
 * @param webhooks how the registrations of its webhooks are; null until they were looked at, and
 *     where the seller registers them
 */
public record AccountView(
    UUID id,
    String provider,
    String externalId,
    String name,
    String status,
    @Nullable String statusReason,
    Instant statusAt,
    @Nullable TokenView token,
    Settings settings,
    @Nullable Instant lastSyncAt,
    Instant connectedAt,
    URI webhookUrl,
    @Nullable WebhookHealth webhooks) {

  /** How healthy a token is: {@code valid}, {@code expired} or {@code lost}. */
  public record TokenView(Instant expiresAt, String health) {}

  /** What the tenant has set for an account. */
  public record Settings(
      int safetyBuffer,
      boolean publishStock,
      boolean importOrders,
      boolean createProducts,
      boolean publishPrices,
      List<String> locations) {}

  static AccountView of(AccountRow row, URI publicUrl, Instant now) {
    return new AccountView(
        row.accountId(),
        row.provider(),
        row.externalId(),
        row.name(),
        row.status().wire(),
        row.statusReason(),
        row.statusAt(),
        token(row, now),
        new Settings(
            row.safetyBuffer(),
            row.publishStock(),
            row.importOrders(),
            row.createProducts(),
            row.publishPrices(),
            row.locations()),
        row.lastSyncAt(),
        row.connectedAt(),
        webhookUrl(row, publicUrl),
        row.webhooks());
  }

  static URI webhookUrl(AccountRow row, URI publicUrl) {
    return URI.create(publicUrl + "/api/webhooks/" + row.provider() + "/" + row.webhookKey());
  }

  private static @Nullable TokenView token(AccountRow row, Instant now) {
    Instant expires = row.tokenExpiresAt();
    if (expires == null || row.status() == AccountStatus.DISCONNECTED) {
      return null;
    }
    if (row.status() == AccountStatus.RECONNECT) {
      return new TokenView(expires, "lost");
    }
    return new TokenView(expires, expires.isAfter(now) ? "valid" : "expired");
  }
}

package dev.feria.server.ingest;

import dev.feria.core.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it arrived, with what its address says.
 *
 * @param provider id from the address
 * @param accountKey the opaque key from the address of one account; null for the address that
 *     serves a whole application
 * @param verified false where the sender could not be checked yet, because that takes the database
 */
record RawWebhook(
    String provider,
    @Nullable String accountKey,
    boolean verified,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    ByteString body,
    Instant receivedAt) {

  WebhookRequest request() {
    return new WebhookRequest(method, path, query, headers, body.toByteArray(), receivedAt);
  }

  RawWebhook unverified() {
    return new RawWebhook(
        provider, accountKey, false, method, path, query, headers, body, receivedAt);
  }

  int size() {
    return body.size() + 512;
  }
}

package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies and reads webhooks with the provider's own reader; calls no provider. */
final class WebhookParser {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookParser.class);

  private final WebhookReaders readers;

  WebhookParser(WebhookReaders readers) {
    this.readers = readers;
  }

  Optional<WebhookReader> reader(RawWebhook webhook) {
    String key = webhook.accountKey();
    if (key == null) {
      return readers.find(webhook.provider());
    }
    return webhook.verified()
        ? readers.stored(webhook.provider(), key)
        : readers.find(webhook.provider(), key);
  }

  /** Reads a webhook, verified over its raw bytes first unless that was done before. */
  Reading read(RawWebhook webhook) {
    try {
      Optional<WebhookReader> reader = reader(webhook);
      if (reader.isEmpty()) {
        return new Reading.UnknownProvider();
      }
      WebhookRequest request = webhook.request();
      Verdict verdict = webhook.verified() ? Verdict.VALID : reader.get().verify(request);
      if (!verdict.accepted()) {
        return new Reading.Refused(verdict);
      }
      return new Reading.Accepted(InboxEntries.of(webhook, reader.get().read(request)));
    } catch (RuntimeException e) {
      return failed(webhook, e);
    }
  }

  // A reader that fails on what a stranger sent must not answer 500: the sender would try again.
  private static Reading failed(RawWebhook webhook, RuntimeException e) {
    if (causedByDatabase(e)) {
      return new Reading.Unverifiable();
    }
    LOG.debug("webhook.unreadable provider={}", webhook.provider(), e);
    return new Reading.Malformed(e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private static boolean causedByDatabase(RuntimeException e) {
    int depth = 0;
    for (@Nullable Throwable cause = e; cause != null && depth < 20; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /** Reads the events of a stored row again. */
  List<Event> again(String provider, StoredRow row) {
    if (row.encoding().equals(InboxEntries.EVENT)) {
      return List.of(EventCodec.decode(row.body()));
    }
    String key = key(provider, row.path());
    WebhookReader reader =
        (key == null ? readers.find(provider) : readers.stored(provider, key))
            .orElseThrow(
                () -> new IllegalStateException("the provider is not configured: " + provider));
    return reader.read(
        new WebhookRequest(
            "POST",
            row.path(),
            InboxEntries.lists(row.query()),
            InboxEntries.lists(row.headers()),
            row.body().toByteArray(),
            row.receivedAt()));
  }

  /** Returns the end of the path of an account's address; null for an application's. */
  private static @Nullable String key(String provider, String path) {
    String start = "/api/webhooks/" + provider + "/";
    return path.startsWith(start) ? path.substring(start.length()) : null;
  }
}

package dev.feria.shopify.internal;

import dev.feria.core.http.ResponseHeaders;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when calls are served by another version than the one asked for: the provider does that
 * silently once a version is no longer accessible. Warns once for each version that serves.
 */
public final class VersionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(VersionWatch.class);

  private final AtomicReference<String> warned = new AtomicReference<>("");

  void answered(String asked, ResponseHeaders headers) {
    String served = headers.first("X-Shopify-API-Version").orElse(asked);
    if (!served.equals(asked) && !served.equals(warned.getAndSet(served))) {
      LOG.warn(
          "provider=shopify the version asked for is not accessible: asked={} served={}",
          asked,
          served);
    }
  }
}

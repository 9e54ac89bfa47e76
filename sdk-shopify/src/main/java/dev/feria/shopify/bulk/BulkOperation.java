package dev.feria.shopify.bulk;

import dev.feria.core.json.CamelCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export of everything at once.
 *
 * @param fileSize bytes
 * @param url of the result, for 7 days; null while it runs, and when nothing matched
 */
@CamelCase
public record BulkOperation(
    String id,
    BulkStatus status,
    @Nullable String errorCode,
    @Nullable Long objectCount,
    @Nullable Long rootObjectCount,
    @Nullable Long fileSize,
    @Nullable String url,
    @Nullable String partialDataUrl,
    @Nullable Instant createdAt,
    @Nullable Instant completedAt) {

  /** Tells whether it will change no more. */
  public boolean isOver() {
    return switch (status.wire()) {
      case "COMPLETED", "CANCELED", "FAILED", "EXPIRED" -> true;
      default -> false;
    };
  }
}

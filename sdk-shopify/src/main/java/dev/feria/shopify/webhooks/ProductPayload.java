package dev.feria.shopify.webhooks;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code products/*} webhooks carry. A large product may come without all of its variants. */
public record ProductPayload(
    String id,
    @Nullable String title,
    @Nullable String status,
    @Nullable Instant updatedAt,
    @Nullable List<VariantPayload> variants) {
  public ProductPayload {
    variants = variants == null ? List.of() : Collections.unmodifiableList(variants);
  }

  @Override
  public List<VariantPayload> variants() {
    return variants == null ? List.of() : variants;
  }
}

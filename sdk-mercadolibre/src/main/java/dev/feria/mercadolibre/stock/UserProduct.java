package dev.feria.mercadolibre.stock;

import dev.feria.mercadolibre.wire.Attribute;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One physical variant, sold through one or more items that share its stock.
 *
 * @param id for example {@code MLCU1029384756}
 * @param familyId may exceed a signed 64-bit integer
 */
public record UserProduct(
    String id,
    @Nullable String name,
    @Nullable String userId,
    @Nullable String domainId,
    @Nullable String familyId,
    @Nullable String catalogProductId,
    List<Attribute> attributes,
    List<String> tags,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated) {
  public UserProduct {
    attributes = attributes == null ? List.of() : Collections.unmodifiableList(attributes);
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
  }
}

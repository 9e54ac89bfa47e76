package dev.feria.mercadolibre.categories;

import dev.feria.mercadolibre.wire.Attribute;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category that fits a text.
 *
 * @param attributes what the text already says
 */
public record DomainMatch(
    @Nullable String domainId,
    @Nullable String domainName,
    String categoryId,
    @Nullable String categoryName,
    List<Attribute> attributes) {
  public DomainMatch {
    attributes = attributes == null ? List.of() : Collections.unmodifiableList(attributes);
  }
}

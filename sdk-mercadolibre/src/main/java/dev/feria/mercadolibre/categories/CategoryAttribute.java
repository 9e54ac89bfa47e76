package dev.feria.mercadolibre.categories;

import dev.feria.mercadolibre.wire.AttributeValue;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute or a sale term that items of a category have.
 *
 * @param tags a JSON object with names such as {@code required}, or a list of them; see {@link
 *     #isTagged}
 * @param valueType {@code string}, {@code number}, {@code number_unit}, {@code boolean} or {@code
 *     list}
 * @param values the choices, where there are any
 */
public record CategoryAttribute(
    String id,
    @Nullable String name,
    @Nullable Object tags,
    @Nullable String valueType,
    @Nullable Integer valueMaxLength,
    List<AttributeValue> values) {
  public CategoryAttribute {
    values = values == null ? List.of() : Collections.unmodifiableList(values);
  }

  /** Tells whether the attribute has a tag, for example {@code required}. */
  public boolean isTagged(String tag) {
    return tags instanceof Map<?, ?> map
        ? Boolean.TRUE.equals(map.get(tag))
        : tags instanceof Collection<?> names && names.contains(tag);
  }
}

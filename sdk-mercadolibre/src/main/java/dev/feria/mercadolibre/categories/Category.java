package dev.feria.mercadolibre.categories;

import dev.feria.mercadolibre.wire.Named;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category of a site. */
public record Category(
    String id,
    @Nullable String name,
    List<Named> pathFromRoot,
    List<Named> childrenCategories,
    @Nullable CategorySettings settings) {
  public Category {
    pathFromRoot = pathFromRoot == null ? List.of() : Collections.unmodifiableList(pathFromRoot);
    childrenCategories =
        childrenCategories == null ? List.of() : Collections.unmodifiableList(childrenCategories);
  }
}

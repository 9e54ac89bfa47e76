package dev.feria.mercadolibre.prices;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison behind a price reference.
 *
 * @param comparedValues how many items were compared
 */
public record ReferenceMetadata(@Nullable Integer comparedValues, List<ReferencePoint> graph) {
  public ReferenceMetadata {
    graph = graph == null ? List.of() : Collections.unmodifiableList(graph);
  }
}

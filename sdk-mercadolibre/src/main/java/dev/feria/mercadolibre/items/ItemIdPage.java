package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a seller's item ids.
 *
 * @param results empty at the end of a scan
 * @param scrollId to go on with a scan; lives five minutes
 */
public record ItemIdPage(
    @Nullable String sellerId,
    @Nullable Paging paging,
    List<String> results,
    @Nullable String scrollId) {
  public ItemIdPage {
    results = results == null ? List.of() : Collections.unmodifiableList(results);
  }
}

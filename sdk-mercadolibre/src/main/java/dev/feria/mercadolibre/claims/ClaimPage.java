package dev.feria.mercadolibre.claims;

import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a claim search. */
public record ClaimPage(@Nullable Paging paging, List<Claim> data) {
  public ClaimPage {
    data = data == null ? List.of() : Collections.unmodifiableList(data);
  }
}

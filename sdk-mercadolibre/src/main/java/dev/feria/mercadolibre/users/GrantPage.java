package dev.feria.mercadolibre.users;

import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has authorised the application. */
public record GrantPage(@Nullable Paging paging, List<ApplicationGrant> grants) {
  public GrantPage {
    grants = grants == null ? List.of() : Collections.unmodifiableList(grants);
  }
}

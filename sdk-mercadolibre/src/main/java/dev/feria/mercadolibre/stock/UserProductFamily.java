package dev.feria.mercadolibre.stock;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family of user products: the same article in several variants. */
public record UserProductFamily(
    @Nullable String familyId,
    @Nullable String siteId,
    @Nullable String userId,
    List<String> userProductsIds) {
  public UserProductFamily {
    userProductsIds =
        userProductsIds == null ? List.of() : Collections.unmodifiableList(userProductsIds);
  }
}

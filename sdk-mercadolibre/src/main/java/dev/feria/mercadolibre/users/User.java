package dev.feria.mercadolibre.users;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user of the marketplace. With another user's token most components are null.
 *
 * @param id exceeds 32 bits
 * @param nickname the public name
 * @param siteId the country's site, for example {@code MLC}
 * @param countryId ISO 3166 code
 * @param email only for the user's own token
 * @param permalink the public page
 * @param tags among others {@code user_product_seller}, {@code warehouse_management} and {@code
 *     multiwarehouse}, which decide how stock is written
 */
public record User(
    String id,
    @Nullable String nickname,
    @Nullable String siteId,
    @Nullable String countryId,
    @Nullable String email,
    @Nullable String permalink,
    List<String> tags,
    @Nullable UserStatus status) {
  public User {
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
  }
}

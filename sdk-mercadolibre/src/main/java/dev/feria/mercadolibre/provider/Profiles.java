package dev.feria.mercadolibre.provider;

import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.mercadolibre.users.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the host keeps about a seller, so that an account can be opened without a call. */
final class Profiles {
  static final String SITE = "site";
  static final String TAGS = "tags";

  private Profiles() {}

  static AccountProfile of(User user) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (user.siteId() != null) {
      attributes.put(SITE, user.siteId());
    }
    attributes.put(TAGS, String.join(",", user.tags()));
    return new AccountProfile(
        user.id(), user.nickname() == null ? user.id() : user.nickname(), attributes);
  }

  /** Tags of the seller: {@code warehouse_management} and others decide how stock is written. */
  static Set<String> tags(AccountHandle handle) {
    String tags = handle.attributes().getOrDefault(TAGS, "");
    return tags.isEmpty() ? Set.of() : Set.copyOf(List.of(tags.split(",", -1)));
  }
}

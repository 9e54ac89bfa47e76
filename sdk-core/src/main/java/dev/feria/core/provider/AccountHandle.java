package dev.feria.core.provider;

import java.util.List;
import java.util.Map;

/**
 * An account as the host knows it.
 *
 * @param key the host's id of the account; also its key in the token store and in the budgets
 * @param externalId {@link AccountProfile#externalId}
 * @param attributes {@link AccountProfile#attributes}
 * @param locations ids of the places that sell through this account, the one that takes what is
 *     added first; empty for the provider's own choice, see {@link
 *     dev.feria.core.commerce.LocationSource}
 */
public record AccountHandle(
    String key, String externalId, Map<String, String> attributes, List<String> locations) {
  public AccountHandle {
    attributes = Map.copyOf(attributes);
    locations = List.copyOf(locations);
  }

  /** Makes the handle of an account whose locations nobody has chosen. */
  public AccountHandle(String key, String externalId, Map<String, String> attributes) {
    this(key, externalId, attributes, List.of());
  }
}

package dev.feria.core.provider;

import java.util.Map;

/**
 * An account as the host knows it.
 *
 * @param key the host's id of the account; also its key in the token store and in the budgets
 * @param externalId {@link AccountProfile#externalId}
 * @param attributes {@link AccountProfile#attributes}
 */
public record AccountHandle(String key, String externalId, Map<String, String> attributes) {
  public AccountHandle {
    attributes = Map.copyOf(attributes);
  }
}

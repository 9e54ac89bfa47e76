package dev.feria.core.provider;

import java.util.Map;

/**
 * An account as the provider describes it.
 *
 * @param externalId the provider's id of the account (seller, shop, page, number)
 * @param name for people
 * @param attributes what the provider module needs to know again when it opens the account, for
 *     example {@code site=MLC}; no secrets
 */
public record AccountProfile(String externalId, String name, Map<String, String> attributes) {
  public AccountProfile {
    attributes = Map.copyOf(attributes);
  }
}

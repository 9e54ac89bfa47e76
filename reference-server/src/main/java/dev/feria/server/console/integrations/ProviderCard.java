package dev.feria.server.console.integrations;

import java.util.List;

/**
 * A provider on the page of integrations.
 *
 * @param capabilities names of the capability interfaces of its accounts
 * @param configured whether the operator has set it up
 * @param oauth whether connecting leads to the provider's own page
 */
public record ProviderCard(
    String id,
    String name,
    String category,
    List<String> capabilities,
    boolean configured,
    boolean oauth,
    List<FieldInput> fields,
    List<AccountCard> accounts) {
  /** Tells whether an account waits for new keys, which the connect form takes. */
  public boolean keysLost() {
    return !oauth && accounts.stream().anyMatch(AccountCard::lost);
  }
}

package dev.feria.server.console.integrations;

import java.util.List;

/**
 * A provider on the page of integrations.
 *
 * @param capabilities names of the capability interfaces of its accounts
 * @param configured whether the operator has set it up
 * @param ways how an account may be connected, {@code oauth} or {@code keys}, the usual way first
 * @param fields what to enter before authorising on the provider's own page
 * @param keys what to enter to connect with keys
 */
public record ProviderCard(
    String id,
    String name,
    String category,
    List<String> capabilities,
    boolean configured,
    List<String> ways,
    List<FieldInput> fields,
    List<FieldInput> keys,
    List<AccountCard> accounts) {
  /** Returns what to enter for a way to connect. */
  public List<FieldInput> inputs(String way) {
    return way.equals("oauth") ? fields : keys;
  }

  /** Tells whether an account waits for what the connect form takes. */
  public boolean waits() {
    return accounts.stream().anyMatch(account -> account.lost() && account.again() == null);
  }
}

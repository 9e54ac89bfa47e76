package dev.feria.core.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.webhook.WebhookReader;
import java.util.Map;
import java.util.Optional;

/**
 * A provider configured for one application: connects accounts, opens them, reads their webhooks.
 * Thread-safe.
 */
public interface ProviderApplication {
  /** Returns the OAuth flow; empty for a provider that is connected with keys only. */
  Optional<AuthorizationFlow> authorization();

  /**
   * Connects an account with the fields of {@link ProviderDescriptor#fields}, by one call that
   * proves them.
   *
   * @throws IllegalArgumentException when a field is missing or malformed; the message names it
   * @throws dev.feria.core.error.ProviderException when the provider refuses them
   */
  Connection connect(Map<String, Secret> fields);

  /**
   * Opens a connected account. Makes no call. Keep what was opened: it remembers its token and open
   * walks, which a second one for the same account would read and begin again.
   *
   * @param credentials what {@link Connection#credentials} held; tokens come from the runtime's
   *     store
   */
  Account open(AccountHandle handle, Map<String, Secret> credentials);

  /** Returns the reader of this application's webhooks. */
  WebhookReader webhooks();

  /**
   * Returns the reader of what comes to the address of one account, where that is verified with a
   * secret of the account.
   *
   * @param credentials as for {@link #open}
   */
  default WebhookReader webhooks(AccountHandle handle, Map<String, Secret> credentials) {
    return webhooks();
  }
}

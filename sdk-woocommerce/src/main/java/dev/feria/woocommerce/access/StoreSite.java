package dev.feria.woocommerce.access;

import dev.feria.core.auth.Credentials;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * How one shop is reached.
 *
 * @param base where it is called, without a slash at the end
 * @param home its own idea of its address, which goes into signatures; mostly the same
 * @param permalinks where the API lies below
 * @param mode how the keys are shown
 */
public record StoreSite(URI base, URI home, Permalinks permalinks, AuthMode mode) {
  /** Returns the usual shop: over https, with pretty permalinks, keys in the header. */
  public static StoreSite at(URI base) {
    return new StoreSite(base, base, Permalinks.PRETTY, AuthMode.BASIC);
  }

  /** Returns the same shop with the keys shown in another way. */
  public StoreSite with(AuthMode other) {
    return new StoreSite(base, home, permalinks, other);
  }

  /**
   * Returns what authorises the calls.
   *
   * @param nonces gives another text of 32 characters each time, for signatures
   */
  public Credentials credentials(StoreKeys keys, Clock clock, Supplier<String> nonces) {
    return switch (mode) {
      case BASIC -> Credentials.basic(keys.consumerKey().reveal(), keys.consumerSecret());
      case QUERY -> new QueryKeys(keys);
      case OAUTH_HTTPS -> new OneLeggedOAuth(this, "https", keys, clock, nonces);
      case OAUTH_HTTP -> new OneLeggedOAuth(this, "http", keys, clock, nonces);
    };
  }
}

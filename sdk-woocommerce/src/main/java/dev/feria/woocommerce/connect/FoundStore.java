package dev.feria.woocommerce.connect;

import dev.feria.woocommerce.access.AuthMode;
import dev.feria.woocommerce.access.Permalinks;
import dev.feria.woocommerce.access.StoreSite;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A shop that was found, before anybody has shown keys.
 *
 * @param base where it is called
 * @param home its own idea of its address
 * @param permalinks where its API lies
 * @param name as its owner calls it; null where the shop tells strangers nothing
 * @param timeZone of its owner; null where the shop does not tell
 */
public record FoundStore(
    URI base, URI home, Permalinks permalinks, @Nullable String name, @Nullable String timeZone) {
  /** Returns how to reach it with the keys shown in some way. */
  public StoreSite site(AuthMode mode) {
    return new StoreSite(base, home, permalinks, mode);
  }
}

package dev.feria.woocommerce.access;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OutgoingCall;
import java.util.Map;

/** The keys in the address. */
record QueryKeys(StoreKeys keys) implements Credentials {
  @Override
  public Authorization authorize(OutgoingCall call) {
    return new Authorization(
        Map.of(),
        Map.of("consumer_key", keys.consumerKey(), "consumer_secret", keys.consumerSecret()),
        null);
  }
}

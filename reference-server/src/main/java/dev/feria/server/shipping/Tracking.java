package dev.feria.server.shipping;

import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel is found; also the body that corrects it.
 *
 * @param carrier as people know it
 * @param trackingUrl absolute, with http or https
 */
public record Tracking(
    @Bounds(min = 1, max = 100) @Nullable String carrier,
    @Bounds(min = 1, max = 100) @Nullable String trackingNumber,
    @Bounds(min = 1, max = 1_000) @Nullable String trackingUrl) {

  /**
   * Checks the address.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when a browser could not open it
   */
  void check() {
    if (trackingUrl != null && !isAddress(trackingUrl)) {
      throw Problem.invalid("tracking_url", "must start with https:// or http://").exception();
    }
  }

  private static boolean isAddress(String text) {
    try {
      var address = new URI(text);
      return address.getHost() != null
          && ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

package dev.feria.woocommerce.connect;

import dev.feria.core.auth.Secret;
import dev.feria.woocommerce.access.Permalinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page of a shop on which its owner grants keys to an application, and what the shop then posts
 * to the application by itself.
 */
public final class KeyGrant {
  private KeyGrant() {}

  /**
   * What the page must know.
   *
   * @param application shown to the owner
   * @param nonce comes back with the keys; single use, unguessable, nobody's real id
   * @param returnUrl where the browser goes afterwards
   * @param callbackUrl where the shop posts the keys to; https, and answered with 200 exactly
   */
  public record Page(String application, String nonce, URI returnUrl, URI callbackUrl) {}

  /** Returns the address of the page. */
  public static URI url(URI base, Permalinks permalinks, Page page) {
    String route =
        permalinks.isPlain()
            ? "/?wc-auth-version=1&wc-auth-route=authorize&"
            : permalinks.equals(Permalinks.INDEX)
                ? "/index.php/wc-auth/v1/authorize?"
                : "/wc-auth/v1/authorize?";
    return URI.create(
        base
            + route
            + "app_name="
            + encode(page.application())
            + "&scope=read_write&user_id="
            + encode(page.nonce())
            + "&return_url="
            + encode(page.returnUrl().toString())
            + "&callback_url="
            + encode(page.callbackUrl().toString()));
  }

  /**
   * What the shop posts.
   *
   * @param userId {@link Page#nonce}
   * @param keyPermissions {@code read_write} unless the owner's shop made something else of it
   */
  public record Keys(
      String userId, Secret consumerKey, Secret consumerSecret, @Nullable String keyPermissions) {}

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

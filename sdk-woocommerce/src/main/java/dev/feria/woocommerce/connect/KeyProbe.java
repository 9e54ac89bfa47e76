package dev.feria.woocommerce.connect;

import dev.feria.core.http.ApiClient;
import dev.feria.core.http.RawResponse;
import dev.feria.woocommerce.access.AuthMode;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.internal.Documents;
import dev.feria.woocommerce.internal.Errors;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out in which way a host lets keys through to the shop, by the cheapest call that needs
 * them; and where none works, what the owner can do. The shop gives an unknown key and a header
 * that never arrived the same answer, so that both are named.
 */
public final class KeyProbe {
  private static final String WRONG = "woocommerce_rest_authentication_error";

  private final Function<StoreSite, ApiClient> clients;

  /**
   * Makes a probe.
   *
   * @param clients makes a client with the keys for a way to show them
   */
  public KeyProbe(Function<StoreSite, ApiClient> clients) {
    this.clients = clients;
  }

  /**
   * Finds a way that works.
   *
   * @throws IllegalArgumentException saying what the owner must change
   * @throws dev.feria.core.error.ProviderException when the shop does not answer now
   */
  public StoreSite prove(FoundStore store) {
    boolean signatureRefused = false;
    for (AuthMode mode : AuthMode.values()) {
      StoreSite site = store.site(mode);
      RawResponse answer =
          clients
              .apply(site)
              .raw(
                  site.permalinks()
                      .request("GET", "store.prove", "orders")
                      .query("per_page", 1)
                      .query("_fields", "id"));
      if (answer.isSuccess() && Documents.isDocument(answer.document())) {
        return site;
      }
      String code = code(answer).orElse("");
      if (answer.status() != 401) {
        throw refused(answer, code);
      }
      boolean signed = mode == AuthMode.OAUTH_HTTPS || mode == AuthMode.OAUTH_HTTP;
      if (code.equals(WRONG) && !signed) {
        throw new IllegalArgumentException(
            "consumer_secret: the shop knows the key but not this secret, or the key may not read;"
                + " make a new key with permission Read/Write (WooCommerce > Settings > Advanced >"
                + " REST API)");
      }
      signatureRefused |= code.equals(WRONG);
    }
    throw new IllegalArgumentException(
        signatureRefused
            ? "consumer_key: the shop refused the keys in every way; either the key is not of this"
                + " shop (make a new one under WooCommerce > Settings > Advanced > REST API), or"
                + " its host takes the Authorization header away AND signatures are made for"
                + " another address than the one in Settings > General"
            : "consumer_key: the shop took us for a stranger; either the key is not of this shop or"
                + " was deleted (make a new one under WooCommerce > Settings > Advanced > REST"
                + " API), or its host takes the Authorization header away (ask it for"
                + " \"CGIPassAuth On\", or SetEnvIf Authorization \"(.*)\""
                + " HTTP_AUTHORIZATION=$1)");
  }

  private static RuntimeException refused(RawResponse answer, String code) {
    int status = answer.status();
    boolean document = Documents.isDocument(answer.document());
    if (status == 403 && document) {
      return new IllegalArgumentException(
          "consumer_key: the user of the key may not see orders; make the key for a user who is"
              + " Administrator or Shop manager");
    }
    if (status == 403 || status == 406 || status == 415) {
      return new IllegalArgumentException(
          "url: a firewall in front of the shop refuses us (status "
              + status
              + "); allow the User-Agent \"Feria\" and the path /wp-json/ there");
    }
    if (status == 404) {
      return new IllegalArgumentException(
          "url: WooCommerce does not answer there; switch the plugin on, and let /wp-json/wc/v3"
              + " through security plugins");
    }
    if (answer.isSuccess()) {
      return new IllegalArgumentException(
          "url: the shop answers with a page where orders should be; switch off maintenance pages"
              + " and caches for /wp-json/");
    }
    return Errors.TABLE
        .kind(status, code.isEmpty() ? null : code)
        .exception(Errors.failure("store.prove", status, code.isEmpty() ? null : code), null, null);
  }

  private static Optional<String> code(RawResponse answer) {
    return Errors.TABLE.code(answer.document());
  }
}

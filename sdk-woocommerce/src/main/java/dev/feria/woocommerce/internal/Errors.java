package dev.feria.woocommerce.internal;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.http.ErrorCodes;
import org.jspecify.annotations.Nullable;

/** The table of errors. Messages are in the shop's language, so only codes count. */
public final class Errors {
  /** Id of the provider in failures, logs and budgets. */
  public static final String PROVIDER = "woocommerce";

  /** Something between us and the shop refuses us: a firewall, a captcha. */
  public static final String FIREWALL = "firewall";

  /** There is a page where the API should be: plain permalinks, or another prefix. */
  public static final String NOT_THE_API = "not_the_api";

  /** Section 7 of the provider sheet: the plugin's source, and running shops, November 2026. */
  public static final ErrorCodes TABLE =
      ErrorCodes.builder()
          .codeFields("code")
          // keys, signature, permission of the key
          .row(401, "woocommerce_rest_authentication_error", ErrorKind.RECONNECT)
          .row(401, "woocommerce_rest_authentication_missing_parameter", ErrorKind.RECONNECT)
          // the request counted as anonymous: the key is gone, or the host has changed
          .row(401, ErrorKind.RECONNECT)
          // the user of the key may not
          .row(403, ErrorKind.FORBIDDEN)
          .row(404, ErrorKind.REJECTED)
          .row(400, ErrorKind.REJECTED)
          // the SKU belongs to another product
          .row("product_invalid_sku", ErrorKind.CONFLICT)
          .row("woocommerce_rest_product_sku_already_exists", ErrorKind.CONFLICT)
          // rules of deleting
          .row(410, ErrorKind.REJECTED)
          .row(501, ErrorKind.REJECTED)
          // a batch that is too long
          .row(413, ErrorKind.REJECTED)
          // refused by the shop or its bank, in spite of the status 500
          .row("woocommerce_rest_cannot_create_order_refund", ErrorKind.REJECTED)
          // hosts and networks
          .row(406, FIREWALL, ErrorKind.UNAVAILABLE)
          .row(415, FIREWALL, ErrorKind.UNAVAILABLE)
          .row(429, ErrorKind.THROTTLED)
          .row(500, ErrorKind.UNAVAILABLE)
          .row(503, ErrorKind.UNAVAILABLE)
          .row(508, ErrorKind.UNAVAILABLE)
          .build();

  private Errors() {}

  /** Describes a failure that the shop did not report as one. */
  public static ProviderException.Failure failure(
      String operation, int status, @Nullable String code) {
    return new ProviderException.Failure(PROVIDER, operation, status, code, null, 1, null);
  }
}

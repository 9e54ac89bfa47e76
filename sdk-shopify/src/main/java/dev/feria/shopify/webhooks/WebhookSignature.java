package dev.feria.shopify.webhooks;

import dev.feria.core.auth.Secret;
import dev.feria.core.webhook.HmacScheme;
import dev.feria.core.webhook.SignatureEncoding;
import dev.feria.core.webhook.SignatureScheme;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookRequest;
import java.util.List;
import java.util.Map;

/**
 * The signature of a webhook: HMAC-SHA-256 of the raw body with the application's client secret, in
 * {@code X-Shopify-Hmac-Sha256}, or without the {@code X-} for the newer kind. There is no
 * timestamp in it, so nothing is too old. Immutable and thread-safe.
 */
public final class WebhookSignature implements SignatureScheme {
  private final HmacScheme usual;
  private final HmacScheme newer;

  /**
   * Makes a scheme.
   *
   * @param secrets all that are valid now, several while one is replaced
   */
  public WebhookSignature(List<Secret> secrets) {
    this.usual = HmacScheme.sha256("X-Shopify-Hmac-Sha256", SignatureEncoding.BASE64, secrets);
    this.newer = HmacScheme.sha256("Shopify-Hmac-Sha256", SignatureEncoding.BASE64, secrets);
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    Verdict verdict = usual.verify(request);
    return verdict == Verdict.SIGNATURE_MISSING ? newer.verify(request) : verdict;
  }

  /** Returns the headers that sign a body with the first secret, for tests and fakes. */
  public Map<String, String> sign(byte[] body) {
    return usual.sign(body);
  }
}

package dev.feria.core.webhook;

import dev.feria.core.auth.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A signature over the raw body in one header, for example {@code X-Hub-Signature-256:
 * sha256=<hex>} or {@code X-Shopify-Hmac-Sha256: <base64>}. Immutable and thread-safe.
 */
public final class HmacScheme implements SignatureScheme {
  private final Hmac hmac;
  private final String header;
  private final String prefix;
  private final SignatureEncoding encoding;
  private final List<Secret> secrets;

  private HmacScheme(
      Hmac hmac, String header, String prefix, SignatureEncoding encoding, List<Secret> secrets) {
    this.hmac = hmac;
    this.header = header;
    this.prefix = prefix;
    this.encoding = encoding;
    this.secrets = secrets;
  }

  /**
   * Returns HMAC-SHA-256 over the body.
   *
   * @param header that carries the signature
   * @param secrets all that are valid now, several while one is replaced; keys are their UTF-8
   *     bytes
   */
  public static HmacScheme sha256(String header, SignatureEncoding encoding, List<Secret> secrets) {
    return new HmacScheme(Hmac.SHA256, header, "", encoding, Hmac.checked(secrets));
  }

  /** Returns HMAC-SHA-1 over the body, for providers that have nothing better. */
  public static HmacScheme sha1(String header, SignatureEncoding encoding, List<Secret> secrets) {
    return new HmacScheme(Hmac.SHA1, header, "", encoding, Hmac.checked(secrets));
  }

  /** Returns HMAC-SHA-512 over the body. */
  public static HmacScheme sha512(String header, SignatureEncoding encoding, List<Secret> secrets) {
    return new HmacScheme(Hmac.SHA512, header, "", encoding, Hmac.checked(secrets));
  }

  /** Returns the same scheme with a text before the signature, for example {@code sha256=}. */
  public HmacScheme prefix(String text) {
    return new HmacScheme(hmac, header, text, encoding, secrets);
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    Optional<String> value = request.header(header).map(String::trim);
    if (value.isEmpty() || value.get().isEmpty()) {
      return Verdict.SIGNATURE_MISSING;
    }
    if (!startsWith(value.get(), prefix)) {
      return Verdict.SIGNATURE_MALFORMED;
    }
    Optional<byte[]> claimed = encoding.decode(value.get().substring(prefix.length()));
    if (claimed.isEmpty()) {
      return Verdict.SIGNATURE_MALFORMED;
    }
    return hmac.matches(secrets, request.body(), List.of(claimed.get()))
        ? Verdict.VALID
        : Verdict.SIGNATURE_MISMATCH;
  }

  /** Returns the headers that sign a body with the first secret, for tests and fakes. */
  public Map<String, String> sign(byte[] body) {
    return Map.of(header, prefix + encoding.encode(hmac.sign(secrets.get(0), body)));
  }

  private static boolean startsWith(String value, String prefix) {
    return value.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
  }
}

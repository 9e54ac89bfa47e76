package dev.feria.shopify.oauth;

import dev.feria.core.auth.Secret;
import dev.feria.core.webhook.SignatureEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of an address that the provider sends a browser to: every parameter but {@code
 * hmac}, sorted, hashed with the application's client secret, in hexadecimal digits.
 */
public final class SignedQuery {
  private static final String HMAC = "hmac";
  private static final String ALGORITHM = "HmacSHA256";

  private SignedQuery() {}

  /**
   * Tells whether the provider signed a query, in constant time.
   *
   * @param query every parameter that came, decoded
   */
  public static boolean isSigned(Map<String, String> query, Secret clientSecret) {
    Optional<byte[]> claimed =
        Optional.ofNullable(query.get(HMAC)).flatMap(SignatureEncoding.HEX::decode);
    return claimed.isPresent() && MessageDigest.isEqual(hash(query, clientSecret), claimed.get());
  }

  /** Signs a query, for tests and fakes. */
  public static String sign(Map<String, String> query, Secret clientSecret) {
    return SignatureEncoding.HEX.encode(hash(query, clientSecret));
  }

  private static byte[] hash(Map<String, String> query, Secret clientSecret) {
    Map<String, String> sorted = new TreeMap<>(query);
    sorted.remove(HMAC);
    sorted.remove("signature");
    String message =
        sorted.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
  }
}

package dev.feria.sandbox.woocommerce.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** OAuth 1.0a with one leg, as WooCommerce checks it. */
public final class OAuthSignature {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private static final String HEX = "0123456789ABCDEF";

  private OAuthSignature() {}

  /** Percent-encodes UTF-8 as RFC 3986 has it. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /**
   * The text that is signed.
   *
   * @param url without query
   * @param params decoded; {@code oauth_signature} is left out
   */
  public static String base(String method, String url, Map<String, List<String>> params) {
    List<String> pairs = new ArrayList<>();
    params.forEach(
        (name, values) -> {
          if (!name.equals("oauth_signature")) {
            for (int i = 0; i < values.size(); i++) {
              String key =
                  name.endsWith("[]") ? name.substring(0, name.length() - 1) + i + "]" : name;
              pairs.add(encode(key) + "=" + encode(values.get(i)));
            }
          }
        });
    Collections.sort(pairs, OAuthSignature::byName);
    return method + "&" + encode(url) + "&" + encode(String.join("&", pairs));
  }

  private static int byName(String left, String right) {
    int byName =
        left.substring(0, left.indexOf('=')).compareTo(right.substring(0, right.indexOf('=')));
    return byName != 0 ? byName : left.compareTo(right);
  }

  /**
   * Signs.
   *
   * @param method {@code HMAC-SHA1} or {@code HMAC-SHA256}
   * @param secret of the consumer
   * @return Base64
   */
  public static String sign(String method, String secret, String base) {
    String algorithm = method.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256";
    return hmac(algorithm, secret + "&", base.getBytes(StandardCharsets.UTF_8));
  }

  /** Signs the body of a webhook: Base64 of HMAC-SHA256. */
  public static String webhook(String secret, byte[] body) {
    return hmac("HmacSHA256", secret, body);
  }

  private static String hmac(String algorithm, String key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, algorithm));
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + algorithm, e);
    }
  }
}

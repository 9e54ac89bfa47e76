package dev.feria.woocommerce.access;

import dev.feria.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of OAuth 1.0a with a consumer's secret and no token. */
public final class OAuthSignature {
  /** The better of the two methods that shops know. */
  public static final String SHA256 = "HMAC-SHA256";

  /** The other. */
  public static final String SHA1 = "HMAC-SHA1";

  private static final String UNRESERVED = "-._~";

  private OAuthSignature() {}

  /**
   * Returns what is signed.
   *
   * @param url without a query
   * @param parameters of the query and of OAuth, decoded, without the signature
   */
  public static String baseString(
      String method, String url, Collection<Map.Entry<String, String>> parameters) {
    String normalized =
        parameters.stream()
            .map(entry -> Map.entry(encode(entry.getKey()), encode(entry.getValue())))
            .sorted(
                Comparator.comparing(Map.Entry<String, String>::getKey)
                    .thenComparing(Map.Entry::getValue))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    return method + "&" + encode(url) + "&" + encode(normalized);
  }

  /**
   * Returns the signature of a base string, in base64.
   *
   * @param method {@link #SHA256} or {@link #SHA1}
   */
  public static String of(Secret consumerSecret, String method, String baseString) {
    String algorithm =
        switch (method) {
          case SHA256 -> "HmacSHA256";
          case SHA1 -> "HmacSHA1";
          default -> throw new IllegalArgumentException("not a signature method: " + method);
        };
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(
          new SecretKeySpec(
              (consumerSecret.reveal() + "&").getBytes(StandardCharsets.UTF_8), algorithm));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }

  /** Encodes a text as RFC 3986 says. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
      }
    }
    return encoded.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}

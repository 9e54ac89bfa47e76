package dev.feria.sandbox.shopify.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with an application's secret. */
public final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  private Signatures() {}

  /** As in the header of a webhook. */
  public static String base64(String secret, byte[] body) {
    return Base64.getEncoder().encodeToString(mac(secret, body));
  }

  /** As in a query string. */
  public static String hex(String secret, String message) {
    return HexFormat.of().formatHex(mac(secret, message.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] mac(String secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

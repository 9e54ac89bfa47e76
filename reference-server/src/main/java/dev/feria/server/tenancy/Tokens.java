package dev.feria.server.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unguessable texts and their hashes. They carry 256 random bits, so a plain SHA-256 protects them;
 * passwords are hashed otherwise.
 */
public final class Tokens {
  private final SecureRandom random;

  /** Draws from a source of randomness. */
  public Tokens(SecureRandom random) {
    this.random = random;
  }

  /** Returns 32 random bytes as 43 characters that need no escaping in addresses. */
  public String next() {
    return next(32);
  }

  /** Returns random bytes as characters that need no escaping in addresses. */
  public String next(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** Returns the SHA-256 of a token. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of Java", e);
    }
  }

  /** Derives another token from one, for a purpose; it does not lead back. */
  static String derive(String token, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HmacSHA256 is part of Java", e);
    }
  }
}

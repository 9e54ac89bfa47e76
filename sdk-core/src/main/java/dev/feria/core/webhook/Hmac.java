package dev.feria.core.webhook;

import dev.feria.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes, and their comparison in constant time. */
enum Hmac {
  SHA1("HmacSHA1"),
  SHA256("HmacSHA256"),
  SHA512("HmacSHA512");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  byte[] sign(Secret secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }

  /** Tells whether any secret gives any of the signatures; takes as long whichever does. */
  boolean matches(List<Secret> secrets, byte[] message, List<byte[]> claimed) {
    boolean match = false;
    for (Secret secret : secrets) {
      byte[] expected = sign(secret, message);
      for (byte[] signature : claimed) {
        match |= MessageDigest.isEqual(expected, signature);
      }
    }
    return match;
  }

  static List<Secret> checked(List<Secret> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.reveal().isEmpty())) {
      throw new IllegalArgumentException("a signature scheme needs secrets that are not empty");
    }
    return List.copyOf(secrets);
  }
}

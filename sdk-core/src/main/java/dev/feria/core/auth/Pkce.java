package dev.feria.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange, method S256 (RFC 7636). */
public final class Pkce {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");
  private static final int RANDOM_BYTES = 48;

  private Pkce() {}

  /** Makes a verifier of 64 characters. */
  public static Secret verifier(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Returns the challenge of a verifier.
   *
   * @throws IllegalArgumentException when the verifier is not 43 to 128 unreserved characters
   */
  public static String challenge(Secret verifier) {
    if (!VERIFIER.matcher(verifier.reveal()).matches()) {
      throw new IllegalArgumentException("a PKCE verifier is 43 to 128 unreserved characters");
    }
    return Sha256.base64Url(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
  }
}

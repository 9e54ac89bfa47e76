package dev.feria.testkit;

import java.time.Duration;

/**
 * What the contract tests need to know of a module whose accounts have keys that do not change.
 * There is nothing to renew, so {@link TokenContract} is not for it.
 */
public interface KeyFixture extends ProviderFixture {
  /** Returns the key that every call carries; with {@link #MARK} in it, so that leaks are seen. */
  @Override
  String credential();

  /** Returns a path that nothing has. */
  @Override
  default String tokenPath() {
    return "/no-token-endpoint";
  }

  /** Returns nothing. */
  @Override
  default String tokenBody(String accessToken, String refreshToken, Duration life) {
    return "";
  }

  /** Returns nothing. */
  @Override
  default String revokedBody() {
    return "";
  }
}

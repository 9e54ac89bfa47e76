package dev.feria.core.auth;

import java.util.Map;

/** A token in a header. */
record TokenCredentials(String header, String prefix, TokenSource tokens) implements Credentials {
  @Override
  public Authorization authorize(OutgoingCall call) {
    Secret token = tokens.accessToken();
    return new Authorization(Map.of(header, Secret.of(prefix + token.reveal())), Map.of(), token);
  }

  @Override
  public boolean renew(Authorization rejected) {
    Secret refused = rejected.token();
    return refused != null && !tokens.replace(refused).equals(refused);
  }
}

package dev.feria.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final OutgoingCall CALL =
      new OutgoingCall() {
        @Override
        public String method() {
          return "GET";
        }

        @Override
        public URI url() {
          return URI.create("https://api.example.com/");
        }

        @Override
        public byte[] body() {
          return new byte[0];
        }
      };

  /** Gives "one" until it is refused, then "two" for ever. */
  private static final class TwoTokens implements TokenSource {
    private Secret token = Secret.of("one");

    @Override
    public Secret accessToken() {
      return token;
    }

    @Override
    public Secret replace(Secret rejected) {
      token = Secret.of("two");
      return token;
    }
  }

  @Test
  void bearer_ofASource_sendsAndRenewsItsToken() {
    Credentials credentials = Credentials.bearer(new TwoTokens());
    Authorization first = credentials.authorize(CALL);
    assertThat(first.headers()).isEqualTo(Map.of("Authorization", Secret.of("Bearer one")));
    assertThat(credentials.renew(first)).isTrue();
    Authorization second = credentials.authorize(CALL);
    assertThat(second.token()).isEqualTo(Secret.of("two"));
    assertThat(credentials.renew(second)).isFalse();
    assertThat(credentials.renew(Authorization.NONE)).isFalse();
  }

  @Test
  void header_ofASource_sendsTheBareToken() {
    assertThat(Credentials.header("X-Shop-Token", new TwoTokens()).authorize(CALL).headers())
        .isEqualTo(Map.of("X-Shop-Token", Secret.of("one")));
  }

  @Test
  void fixedCredentials_whenRefused_haveNothingBetter() {
    Credentials bearer = Credentials.bearer(Secret.of("t"));
    assertThat(bearer.authorize(CALL).headers().get("Authorization").reveal())
        .isEqualTo("Bearer t");
    assertThat(bearer.renew(bearer.authorize(CALL))).isFalse();
    assertThat(Credentials.query("key", Secret.of("k")).authorize(CALL).query())
        .isEqualTo(Map.of("key", Secret.of("k")));
    assertThat(Credentials.NONE.authorize(CALL)).isEqualTo(Authorization.NONE);
  }

  @Test
  void basic_withTheVectorOfRfc7617_isItsHeader() {
    assertThat(Credentials.basic("test", Secret.of("123£")).authorize(CALL).headers())
        .isEqualTo(Map.of("Authorization", Secret.of("Basic dGVzdDoxMjPCow==")));
  }

  @Test
  void toString_ofEverythingThatHoldsASecret_hidesIt() {
    Authorization sent = Credentials.bearer(Secret.of("hush-hush")).authorize(CALL);
    OAuthToken token = new OAuthToken(Secret.of("hush-hush"), Secret.of("hush-hush"), null, null);
    assertThat(sent + " " + token + " " + new VersionedToken(token, 1)).doesNotContain("hush");
  }

  @Test
  void secret_comparedWithOthers_isEqualByText() {
    Secret secret = Secret.of("a");
    assertThat(secret).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(secret.equals(Secret.of("b"))).isFalse();
    assertThat(secret.equals((Object) "a")).isFalse();
  }
}

package dev.feria.testkit.example;

import dev.feria.core.limit.Quota;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.testkit.ProviderFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What the contract tests need to know of the stall. */
final class StallFixture implements ProviderFixture {
  private static final String FRUIT = "{\"id\":\"1\",\"ripeness\":\"ripe\"}";

  @Override
  public Calls open(URI base, ProviderRuntime runtime) {
    StallClient client = StallClient.open(base, runtime, ACCOUNT);
    return new Calls() {
      @Override
      public void read() {
        client.get("1");
      }

      @Override
      public void create() {
        client.create("papaya");
      }

      @Override
      public Paginated<?> list() {
        return client.list();
      }
    };
  }

  @Override
  public String readBody() {
    return FRUIT;
  }

  @Override
  public String readBodyWithUnknowns() {
    return "{\"id\":1,\"ripeness\":\"fermented\",\"peel\":{\"bitter\":[true]}}";
  }

  @Override
  public String createBody() {
    return FRUIT;
  }

  @Override
  public List<String> pageBodies() {
    return List.of(
        "{\"fruits\":[" + FRUIT + "," + FRUIT + "],\"next\":\"b\"}",
        "{\"fruits\":[" + FRUIT + "," + FRUIT + "],\"next\":\"c\"}",
        "{\"fruits\":[],\"next\":\"d\"}",
        "{\"fruits\":[" + FRUIT + "]}");
  }

  @Override
  public int firstPageSize() {
    return 2;
  }

  @Override
  public int itemCount() {
    return 5;
  }

  @Override
  public String tokenPath() {
    return "/oauth/token";
  }

  @Override
  public String tokenBody(String accessToken, String refreshToken, Duration life) {
    return "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":%d}"
        .formatted(accessToken, refreshToken, life.toSeconds());
  }

  @Override
  public String revokedBody() {
    return "{\"error\":\"invalid_grant\"}";
  }

  @Override
  public Quota readQuota() {
    return StallClient.QUOTA;
  }
}

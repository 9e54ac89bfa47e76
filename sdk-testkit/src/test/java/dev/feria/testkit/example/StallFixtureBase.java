package dev.feria.testkit.example;

import dev.feria.core.limit.Quota;
import dev.feria.testkit.ProviderFixture;
import java.time.Duration;
import java.util.List;

/** What the stall answers, whoever asks. */
abstract class StallFixtureBase implements ProviderFixture {
  private static final String FRUIT = "{\"id\":\"1\",\"ripeness\":\"ripe\"}";

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

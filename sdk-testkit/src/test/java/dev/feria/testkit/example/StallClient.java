package dev.feria.testkit.example;

import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OAuthTokenSource;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ErrorCodes;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.oauth.OAuthClient;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The typed client of a made-up market stall. */
public final class StallClient {
  static final String PROVIDER = "stall";
  static final Quota QUOTA =
      new Quota(ApiRequest.DEFAULT_BUCKET, 60, Duration.ofMinutes(1), Quota.Scope.ACCOUNT);
  static final ErrorCodes ERRORS =
      ErrorCodes.builder()
          .codeFields("error")
          .row(400, "invalid_grant", ErrorKind.RECONNECT)
          .build();

  private final ApiClient api;

  private StallClient(ApiClient api) {
    this.api = api;
  }

  static StallClient open(URI base, ProviderRuntime runtime, String account) {
    OAuthClient oauth =
        new OAuthClient(
            runtime.client(PROVIDER, base).errors(ERRORS).build(),
            "/oauth/token",
            new OAuthApplication("stall-app", Secret.of("cs-hush")),
            runtime.clock());
    OAuthTokenSource tokens =
        new OAuthTokenSource(PROVIDER, account, runtime.tokens(), oauth, runtime.clock());
    return new StallClient(
        runtime
            .client(PROVIDER, base)
            .credentials(Credentials.bearer(tokens))
            .quotas(runtime.budgets(), List.of(QUOTA), scope -> PROVIDER + "/" + account)
            .errors(ERRORS)
            .build());
  }

  /** Reads one fruit. */
  public Fruit get(String id) {
    return api.send(
        ApiRequest.get("fruits.get", "/fruits/{id}").path("id", id).priority(Priority.ORDERS),
        Fruit.class);
  }

  /** Puts a fruit on the stall. */
  public Fruit create(String name) {
    return api.send(
        ApiRequest.post("fruits.create", "/fruits").body(Map.of("name", name)), Fruit.class);
  }

  /** Walks all fruits, two on a page. */
  public Paginated<Entry<Fruit>> list() {
    return Paginated.of(null, this::page);
  }

  private Page<Entry<Fruit>> page(@Nullable String cursor) {
    FruitPage page =
        api.send(ApiRequest.get("fruits.list", "/fruits").query("cursor", cursor), FruitPage.class);
    return Page.of(page.fruits(), page.next());
  }
}

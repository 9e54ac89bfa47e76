package dev.feria.sandbox.shopify.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.AuthCode;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.RefreshToken;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Token;
import dev.feria.sandbox.shopify.state.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /admin/oauth/access_token}: codes, refresh tokens and secrets become tokens. */
public final class TokenEndpoint {
  private static final Duration ACCESS = Duration.ofMinutes(60);
  private static final Duration REFRESH = Duration.ofDays(90);
  private static final Duration RETRY = Duration.ofDays(30);
  private static final Duration OWN = Duration.ofSeconds(86_399);
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

  private final Platform platform;
  private final Guard guard;
  private final Installations installations;

  /** Serves this platform. */
  public TokenEndpoint(Platform platform, Guard guard, Installations installations) {
    this.platform = platform;
    this.guard = guard;
    this.installations = installations;
  }

  /** The name of a call in the log and for scripted faults. */
  public String name(Call call) {
    Map<String, String> fields = fields(call);
    String grant = fields.getOrDefault("grant_type", "authorization_code");
    return "oauth.token." + (grant.equals(EXCHANGE) ? "token_exchange" : grant);
  }

  /** Answers a call. */
  public Reply handle(Call call) {
    Shop shop = guard.shop(call);
    Map<String, String> fields = fields(call);
    App app = platform.world().apps.get(fields.getOrDefault("client_id", ""));
    if (app == null || !app.clientSecret.equals(fields.get("client_secret"))) {
      throw error("invalid_client", "Client authentication failed: unknown client or wrong secret");
    }
    Map<String, @Nullable Object> answer =
        switch (fields.getOrDefault("grant_type", "authorization_code")) {
          case "authorization_code" -> byCode(shop, app, fields);
          case "refresh_token" -> refresh(shop, app, fields);
          case "client_credentials" -> bySecret(shop, app);
          case EXCHANGE -> exchange(shop, app, fields);
          default -> throw error("unsupported_grant_type", "The grant type is not supported");
        };
    return Reply.ok(answer).header("Cache-Control", "no-store");
  }

  private static Map<String, String> fields(Call call) {
    String type = call.header("content-type");
    if (type == null || !type.contains("json")) {
      return call.form();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Fields body;
    try {
      body = call.fields();
    } catch (ReplyException e) {
      return fields;
    }
    for (Object name : body.map().keySet()) {
      String value = body.text(String.valueOf(name));
      if (value != null) {
        fields.put(String.valueOf(name), value);
      }
    }
    return fields;
  }

  private static ReplyException error(String error, String description) {
    return new ReplyException(
        Reply.json(400, Json.obj("error", error, "error_description", description)));
  }

  private static boolean expiring(Map<String, String> fields) {
    return Set.of("1", "true").contains(fields.getOrDefault("expiring", "0"));
  }

  private Map<String, @Nullable Object> byCode(Shop shop, App app, Map<String, String> fields) {
    AuthCode code = platform.world().codes.get(fields.getOrDefault("code", ""));
    if (code == null
        || code.used
        || code.expires <= platform.now()
        || !code.shop.equals(shop.domain)
        || !code.clientId.equals(app.clientId)) {
      throw error("invalid_request", "The authorization code was not found or was already used");
    }
    code.used = true;
    return offline(shop, app, code.scopes, expiring(fields));
  }

  /** A new offline token; earlier expiring ones end. */
  private Map<String, @Nullable Object> offline(
      Shop shop, App app, List<String> scopes, boolean expiring) {
    World world = platform.world();
    shop.installed.add(app.clientId);
    world.redactions.remove(app.clientId + " " + shop.domain);
    if (!expiring) {
      Token token = installations.permanent(shop, app, scopes);
      return Json.obj("access_token", token.value, "scope", String.join(",", scopes));
    }
    world
        .tokens
        .values()
        .removeIf(
            token ->
                token.offlineExpiring
                    && token.shop.equals(shop.domain)
                    && token.clientId.equals(app.clientId));
    world
        .refreshTokens
        .values()
        .removeIf(token -> token.shop.equals(shop.domain) && token.clientId.equals(app.clientId));
    return pair(shop, app, scopes, refreshToken(shop, app, scopes));
  }

  private RefreshToken refreshToken(Shop shop, App app, List<String> scopes) {
    RefreshToken refresh = new RefreshToken();
    refresh.value = "shprt_" + platform.world().dice.hex(32);
    refresh.clientId = app.clientId;
    refresh.shop = shop.domain;
    refresh.scopes.addAll(scopes);
    refresh.expires = platform.now() + REFRESH.toMillis();
    platform.world().refreshTokens.put(refresh.value, refresh);
    return refresh;
  }

  private Map<String, @Nullable Object> pair(
      Shop shop, App app, List<String> scopes, RefreshToken refresh) {
    Token token = installations.token(shop, app, scopes, platform.now() + ACCESS.toMillis());
    token.offlineExpiring = true;
    platform.world().tokens.put(token.value, token);
    return Json.obj(
        "access_token",
        token.value,
        "expires_in",
        ACCESS.toSeconds(),
        "refresh_token",
        refresh.value,
        "refresh_token_expires_in",
        (refresh.expires - platform.now() + 999) / 1_000,
        "scope",
        String.join(",", scopes));
  }

  private Map<String, @Nullable Object> refresh(Shop shop, App app, Map<String, String> fields) {
    World world = platform.world();
    long now = platform.now();
    RefreshToken refresh = world.refreshTokens.get(fields.getOrDefault("refresh_token", ""));
    if (refresh == null
        || !refresh.shop.equals(shop.domain)
        || !refresh.clientId.equals(app.clientId)
        || refresh.expires <= now
        || (refresh.used != 0 && refresh.used + RETRY.toMillis() <= now)) {
      throw error("invalid_grant", "The refresh token is invalid, expired or was revoked");
    }
    // the first use of a token ends the one it replaced
    world.refreshTokens.values().removeIf(other -> refresh.value.equals(other.replacement));
    RefreshToken next =
        refresh.replacement == null ? null : world.refreshTokens.get(refresh.replacement);
    if (next == null) {
      next = refreshToken(shop, app, refresh.scopes);
      refresh.replacement = next.value;
      refresh.used = now;
    }
    return pair(shop, app, refresh.scopes, next);
  }

  private Map<String, @Nullable Object> bySecret(Shop shop, App app) {
    if (!shop.domain.equals(app.ownShop)) {
      throw error("shop_not_permitted", "Client credentials cannot be performed on this shop.");
    }
    shop.installed.add(app.clientId);
    Token token = installations.token(shop, app, app.scopes, platform.now() + OWN.toMillis());
    platform.world().tokens.put(token.value, token);
    return Json.obj(
        "access_token",
        token.value,
        "scope",
        String.join(",", app.scopes),
        "expires_in",
        OWN.toSeconds());
  }

  /** Turns a permanent token into one that expires. */
  private Map<String, @Nullable Object> exchange(Shop shop, App app, Map<String, String> fields) {
    World world = platform.world();
    Token subject = world.tokens.get(fields.getOrDefault("subject_token", ""));
    if (!OFFLINE.equals(fields.get("subject_token_type"))
        || subject == null
        || subject.expires != 0
        || !subject.shop.equals(shop.domain)
        || !subject.clientId.equals(app.clientId)) {
      throw error("invalid_subject_token", "The subject token is invalid");
    }
    if (!expiring(fields)) {
      throw error("invalid_request", "Only an expiring token can be exchanged for");
    }
    world.tokens.remove(subject.value);
    return offline(shop, app, subject.scopes, true);
  }
}

package dev.feria.sandbox.shopify.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.AuthCode;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.webhooks.Signatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /admin/oauth/authorize}: the owner of a store lets an application in, or does not. */
public final class AuthorizationPages {
  private static final Duration CODE = Duration.ofMinutes(10);

  private final Platform platform;
  private final Guard guard;

  /** Serves this platform. */
  public AuthorizationPages(Platform platform, Guard guard) {
    this.platform = platform;
    this.guard = guard;
  }

  /** Shows the page. */
  public Reply show(Call call) {
    Shop shop = guard.shop(call);
    Map<String, String> request = new LinkedHashMap<>();
    call.query().forEach((name, values) -> request.put(name, values.get(0)));
    return AuthorizationHtml.form(shop, app(request), request, scopes(app(request), request));
  }

  /** The owner has pressed a button. */
  public Reply decide(Call call) {
    Shop shop = guard.shop(call);
    Map<String, String> request = new LinkedHashMap<>();
    call.query().forEach((name, values) -> request.put(name, values.get(0)));
    request.putAll(call.form());
    App app = app(request);
    String redirect = request.getOrDefault("redirect_uri", "");
    if (app.redirectUris.isEmpty()) {
      app.redirectUris.add(redirect);
    }
    Map<String, String> answer = new TreeMap<>();
    answer.put("shop", shop.domain);
    answer.put("host", host(shop));
    answer.put("timestamp", Long.toString(platform.now() / 1_000));
    if (request.containsKey("state")) {
      answer.put("state", request.getOrDefault("state", ""));
    }
    if ("allow".equals(request.get("decision"))) {
      answer.put("code", code(shop, app, scopes(app, request)));
    } else {
      answer.put("error", "access_denied");
    }
    answer.put("hmac", Signatures.hex(app.clientSecret, query(answer)));
    return Reply.redirect(redirect + (redirect.contains("?") ? "&" : "?") + query(answer));
  }

  private static String host(Shop shop) {
    String address = "admin.shopify.com/store/" + shop.handle();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }

  /** Sorted by name, spaces as %20. */
  private static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return Forms.encode(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }

  private String code(Shop shop, App app, List<String> scopes) {
    AuthCode code = new AuthCode();
    code.value = platform.world().dice.hex(32);
    code.clientId = app.clientId;
    code.shop = shop.domain;
    code.scopes.addAll(scopes);
    code.expires = platform.now() + CODE.toMillis();
    platform.world().codes.put(code.value, code);
    return code.value;
  }

  private static List<String> scopes(App app, Map<String, String> request) {
    List<String> scopes = new ArrayList<>();
    for (String scope : request.getOrDefault("scope", "").split("[, ]", -1)) {
      if (!scope.isBlank()) {
        scopes.add(scope.strip());
      }
    }
    return scopes.isEmpty() ? app.scopes : scopes;
  }

  private App app(Map<String, String> request) {
    App app = platform.world().apps.get(request.getOrDefault("client_id", ""));
    if (app == null) {
      throw problem("invalid_request: Could not find Shopify API application with api_key");
    }
    String redirect = request.get("redirect_uri");
    if (!isAddress(redirect)
        || (!app.redirectUris.isEmpty() && !app.redirectUris.contains(redirect))) {
      throw problem("invalid_request: The redirect_uri is not whitelisted");
    }
    return app;
  }

  private static boolean isAddress(@Nullable String redirect) {
    try {
      return redirect != null && URI.create(redirect).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ReplyException problem(String message) {
    return new ReplyException(AuthorizationHtml.problem(message));
  }
}

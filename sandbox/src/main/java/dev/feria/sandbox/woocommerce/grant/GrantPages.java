package dev.feria.sandbox.woocommerce.grant;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.twin.WebhookSender;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.ApiKey;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a shop owner approves an application, which then gets keys from the shop's server. */
public final class GrantPages {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> REQUIRED =
      List.of("app_name", "user_id", "return_url", "callback_url", "scope");
  private static final Set<String> SCOPES = Set.of("read", "write", "read_write");

  private final Platform platform;

  /** The pages of this platform's shops. */
  public GrantPages(Platform platform) {
    this.platform = platform;
  }

  /** Adds the pages. */
  public void register(Endpoints endpoints) {
    endpoints
        .open("GET", "/wc-auth/v1/authorize", "grant.authorize", this::show)
        .open("POST", "/wc-auth/v1/authorize", "grant.authorize", this::decide);
  }

  private Reply show(Request request) {
    Map<String, String> asked = new LinkedHashMap<>();
    request.call().query().forEach((name, values) -> asked.put(name, values.get(0)));
    String wrong = wrong(asked);
    return wrong != null
        ? GrantHtml.problem(401, wrong)
        : GrantHtml.form(request.store(), asked, "", 200);
  }

  private static @Nullable String wrong(Map<String, String> asked) {
    for (String name : REQUIRED) {
      if (asked.getOrDefault(name, "").isBlank()) {
        return "Falta el parámetro " + name;
      }
    }
    if (!SCOPES.contains(asked.getOrDefault("scope", ""))) {
      return "Ámbito no válido: " + asked.get("scope");
    }
    for (String name : List.of("return_url", "callback_url")) {
      URI uri = uri(asked.getOrDefault(name, ""));
      if (uri == null) {
        return name + " no es una URL válida";
      }
      if (name.equals("callback_url") && !"https".equals(uri.getScheme()) && !local(uri)) {
        return "callback_url necesita ser por SSL";
      }
    }
    return null;
  }

  private static @Nullable URI uri(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() == null || uri.getScheme() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean local(URI uri) {
    String host = uri.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private Reply decide(Request request) {
    Call call = request.call();
    Map<String, String> asked = new LinkedHashMap<>();
    call.query().forEach((name, values) -> asked.put(name, values.get(0)));
    asked.putAll(call.form());
    String wrong = wrong(asked);
    if (wrong != null) {
      return GrantHtml.problem(401, wrong);
    }
    if (!"approve".equals(asked.get("decision"))) {
      return back(asked, false);
    }
    Store store = request.store();
    if (!store.username.equals(asked.get("username"))
        || !store.password.equals(asked.get("password"))) {
      return GrantHtml.form(store, asked, "Usuario o contraseña incorrectos.", 401);
    }
    ApiKey key = key(platform, store, asked.getOrDefault("scope", "read"));
    key.description = asked.getOrDefault("app_name", "") + " - API";
    WebhookSender.Outcome outcome = hand(asked, key);
    if (outcome.status() != 200) {
      store.remove(key);
      return GrantHtml.problem(
          401, "No se pudieron enviar los datos a la aplicación (" + outcome.status() + ")");
    }
    return back(asked, true);
  }

  /** Makes a key and adds it to the shop. */
  public static ApiKey key(Platform platform, Store store, String permissions) {
    ApiKey key = new ApiKey();
    key.id = store.next("key", 1);
    key.key = "ck_" + platform.world().hex(40);
    key.secret = "cs_" + platform.world().hex(40);
    key.permissions = permissions;
    store.add(key);
    return key;
  }

  private WebhookSender.Outcome hand(Map<String, String> asked, ApiKey key) {
    byte[] body =
        Json.bytes(
            Json.obj(
                "key_id",
                key.id,
                "user_id",
                asked.get("user_id"),
                "consumer_key",
                key.key,
                "consumer_secret",
                key.secret,
                "key_permissions",
                key.permissions));
    URI target = URI.create(asked.getOrDefault("callback_url", ""));
    // the application may try the keys before it answers, so the shop must stay open meanwhile
    return platform.unlocked(
        () ->
            platform
                .context()
                .webhooks()
                .post(
                    target,
                    Map.of("Content-Type", "application/json;charset=UTF-8"),
                    body,
                    PATIENCE)
                .join());
  }

  private static Reply back(Map<String, String> asked, boolean success) {
    String url = asked.getOrDefault("return_url", "");
    return Reply.redirect(
        url
            + (url.contains("?") ? '&' : '?')
            + "success="
            + (success ? 1 : 0)
            + "&user_id="
            + Forms.encode(asked.getOrDefault("user_id", "")));
  }
}

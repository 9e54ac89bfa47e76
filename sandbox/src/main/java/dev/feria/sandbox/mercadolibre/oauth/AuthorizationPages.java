package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.AuthCode;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The page where a seller logs in and allows the application, at the authorisation host. */
public final class AuthorizationPages {
  private static final long CODE_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Platform platform;

  /** Serves this platform. */
  public AuthorizationPages(Platform platform) {
    this.platform = platform;
  }

  /** The authorisation host. */
  public Router router() {
    return new Router()
        .add("GET", "/authorization", "oauth.authorization", this::show)
        .add("POST", "/authorization", "oauth.authorization", this::decide)
        .add("GET", "/{site}/authorization", "oauth.authorization", this::show)
        .add("POST", "/{site}/authorization", "oauth.authorization", this::decide);
  }

  private Reply show(Call call) {
    Map<String, String> request = new LinkedHashMap<>();
    call.query().forEach((name, values) -> request.put(name, values.get(0)));
    Reply refused = check(request);
    if (refused != null) {
      return refused;
    }
    String site = call.params().getOrDefault("site", request.getOrDefault("site", ""));
    return AuthorizationHtml.form(platform.world(), request, seller(site), "", 200);
  }

  private Reply decide(Call call) {
    Map<String, String> form = call.form();
    Reply refused = check(form);
    if (refused != null) {
      return refused;
    }
    if (!form.getOrDefault("decision", "allow").equals("allow")) {
      return back(form, "error", "access_denied", "The seller has refused");
    }
    World world = platform.world();
    String name = form.getOrDefault("nickname", "").strip();
    String password = form.getOrDefault("password", "");
    for (Seller seller : world.sellers.values()) {
      boolean known = name.equalsIgnoreCase(seller.nickname) || name.equalsIgnoreCase(seller.email);
      boolean operator = name.equalsIgnoreCase(seller.operator);
      if ((known || operator) && password.equals(seller.password)) {
        return operator
            ? back(
                form,
                "error",
                "invalid_operator_user_id",
                "Only the main account may authorise applications")
            : allow(form, seller);
      }
    }
    return AuthorizationHtml.form(
        world, form, seller(""), "Usuario o contraseña incorrectos.", 401);
  }

  private Reply allow(Map<String, String> form, Seller seller) {
    World world = platform.world();
    AuthCode code = new AuthCode();
    code.userId = seller.id;
    code.redirectUri = form.getOrDefault("redirect_uri", "");
    code.challenge = emptyToNull(form.get("code_challenge"));
    code.challengeMethod = form.getOrDefault("code_challenge_method", "plain");
    code.expires = platform.now() + CODE_MILLIS;
    world.codes.values().removeIf(old -> old.expires + CODE_MILLIS < platform.now());
    String text = "TG-" + world.dice.hex(24) + "-" + seller.id;
    world.codes.put(text, code);
    return back(form, "code", text, null);
  }

  /** What is wrong with a request; null when it is good. */
  private @Nullable Reply check(Map<String, String> request) {
    Application application = platform.world().application;
    if (!application.clientId.equals(request.get("client_id"))) {
      return AuthorizationHtml.problem("La aplicación no existe (client_id).");
    }
    String redirect = emptyToNull(request.get("redirect_uri"));
    if (redirect == null) {
      return AuthorizationHtml.problem("Falta redirect_uri.");
    }
    if (application.redirectUris.isEmpty()) {
      application.redirectUris.add(redirect);
    } else if (!application.redirectUris.contains(redirect)) {
      return AuthorizationHtml.problem(
          "redirect_uri no coincide con la registrada en la aplicación.");
    }
    if (!"code".equals(request.get("response_type"))) {
      return back(request, "error", "unsupported_response_type", "response_type must be code");
    }
    String method = request.getOrDefault("code_challenge_method", "plain");
    boolean challenged = emptyToNull(request.get("code_challenge")) != null;
    if (application.pkceRequired && !challenged) {
      return back(request, "error", "invalid_request", "code_challenge is required");
    }
    if (challenged && !method.equals("S256") && !method.equals("plain")) {
      return back(request, "error", "invalid_request", "code_challenge_method is not supported");
    }
    return null;
  }

  private static Reply back(
      Map<String, String> request, String name, String value, @Nullable String description) {
    String redirect = Objects.requireNonNullElse(request.get("redirect_uri"), "");
    StringBuilder target = new StringBuilder(redirect);
    target.append(redirect.contains("?") ? '&' : '?');
    target.append(name).append('=').append(Forms.encode(value));
    if (description != null) {
      target.append("&error_description=").append(Forms.encode(description));
    }
    String state = request.get("state");
    if (state != null) {
      target.append("&state=").append(Forms.encode(state));
    }
    return Reply.redirect(target.toString());
  }

  private Seller seller(String site) {
    for (Seller seller : platform.world().sellers.values()) {
      if (seller.siteId.equals(site)) {
        return seller;
      }
    }
    return platform.world().main();
  }

  private static @Nullable String emptyToNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}

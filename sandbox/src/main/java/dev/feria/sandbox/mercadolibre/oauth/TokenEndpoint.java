package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.AuthCode;
import dev.feria.sandbox.mercadolibre.state.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token}: codes and refresh tokens become access tokens. */
public final class TokenEndpoint {
  private final Platform platform;
  private final Limits limits;
  private final Grants grants;

  /** Serves this platform. */
  public TokenEndpoint(Platform platform, Limits limits, Grants grants) {
    this.platform = platform;
    this.limits = limits;
    this.grants = grants;
  }

  /** Adds the operation. */
  public void register(Endpoints endpoints) {
    endpoints.open("POST", "/oauth/token", "oauth.token", this::token);
  }

  private Reply token(Call call) {
    Application application = platform.world().application;
    limits.take(application, "oauth.token", platform.instant());
    Map<String, String> form = call.form();
    String contentType = call.header("content-type");
    if (contentType == null || !contentType.startsWith("application/x-www-form-urlencoded")) {
      throw error("invalid_request", "the body must be a URL-encoded form");
    }
    String grantType = need(form, "grant_type");
    String clientId = need(form, "client_id");
    String secret = need(form, "client_secret");
    if (!clientId.equals(application.clientId) || !secret.equals(application.clientSecret)) {
      throw error("invalid_client", "invalid client_id or client_secret.");
    }
    Map<String, @Nullable Object> answer =
        switch (grantType) {
          case "authorization_code" -> byCode(form);
          case "refresh_token" -> grants.refresh(need(form, "refresh_token"));
          default -> throw error("unsupported_grant_type", "grant_type " + grantType);
        };
    if (answer == null) {
      throw error(
          "invalid_grant",
          "Error validating grant. Your authorization code or refresh token may be expired or it"
              + " was already used");
    }
    return Reply.ok(answer).header("Cache-Control", "no-store");
  }

  private @Nullable Map<String, @Nullable Object> byCode(Map<String, String> form) {
    AuthCode code = platform.world().codes.get(need(form, "code"));
    String redirect = need(form, "redirect_uri");
    if (code == null
        || code.used
        || code.expires <= platform.now()
        || !code.redirectUri.equals(redirect)) {
      return null;
    }
    String challenge = code.challenge;
    if (challenge != null) {
      String verifier = need(form, "code_verifier");
      String derived = code.challengeMethod.equals("S256") ? s256(verifier) : verifier;
      if (!derived.equals(challenge)) {
        return null;
      }
    }
    code.used = true;
    return grants.begin(code.userId);
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String need(Map<String, String> form, String name) {
    String value = form.get(name);
    if (value == null || value.isEmpty()) {
      throw error("invalid_request", name + " is a required parameter.");
    }
    return value;
  }

  private static ReplyException error(String error, String message) {
    return new ReplyException(
        Reply.json(
            400,
            Json.obj(
                "error_description",
                message,
                "message",
                message,
                "error",
                error,
                "status",
                400,
                "cause",
                List.of())));
  }
}

package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.mercadolibre.state.AccessToken;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Grant;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and whether the call is allowed and within the limits. */
public final class Guard {
  private static final Map<String, String> PERMISSION_BY_GROUP =
      Map.ofEntries(
          Map.entry("users", "users"),
          Map.entry("applications", "users"),
          Map.entry("items", "publication"),
          Map.entry("pictures", "publication"),
          Map.entry("user_products", "publication"),
          Map.entry("prices", "publication"),
          Map.entry("suggestions", "publication"),
          Map.entry("orders", "orders"),
          Map.entry("packs", "orders"),
          Map.entry("shipments", "shipping"),
          Map.entry("questions", "messages"),
          Map.entry("answers", "messages"),
          Map.entry("messages", "messages"),
          Map.entry("claims", "claims"),
          Map.entry("missed_feeds", "users"));

  private final Platform platform;
  private final Limits limits;

  /** Guards this platform. */
  public Guard(Platform platform, Limits limits) {
    this.platform = platform;
    this.limits = limits;
  }

  /**
   * The seller who calls.
   *
   * @throws ReplyException 401 without a valid token, 429 over a limit, 403 without permission
   */
  public Seller admit(String operation, Call call) {
    World world = platform.world();
    String token = bearer(call);
    if (token == null) {
      String message =
          call.query("access_token") == null
              ? "authorization value not present"
              : "access token must be sent in the Authorization header";
      throw Errors.of(401, "unauthorized", message);
    }
    AccessToken access = world.accessTokens.get(token);
    Seller seller = access == null ? null : world.sellers.get(access.userId);
    if (access == null || seller == null || access.expires <= platform.now()) {
      throw Errors.of(
          401,
          access == null ? "unauthorized" : "expired_token",
          access == null ? "invalid access token" : "expired access token");
    }
    limits.take(world.application, operation, platform.instant());
    if (!access.scopes.contains(call.method().equals("GET") ? "read" : "write")) {
      throw new ReplyException(
          Reply.json(403, Json.obj("status", 403, "error", "Invalid scopes", "code", "FORBIDDEN")));
    }
    int dot = operation.indexOf('.');
    String group = dot < 0 ? operation : operation.substring(0, dot);
    if (world.application.permissionsOff.contains(PERMISSION_BY_GROUP.getOrDefault(group, group))) {
      throw new ReplyException(
          Reply.json(
              403,
              Json.obj(
                  "status",
                  403,
                  "code",
                  "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
                  "blocked_by",
                  "PolicyAgent",
                  "message",
                  "At least one policy returned UNAUTHORIZED.",
                  "cause",
                  List.of())));
    }
    Grant grant = world.grants.get(seller.id);
    if (grant != null) {
      grant.lastUsed = platform.now();
    }
    return seller;
  }

  /** The token of a call, or null. */
  public static @Nullable String bearer(Call call) {
    String header = call.header("authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  /** 403 unless the path speaks of the caller. */
  public static void self(Seller caller, String userId) {
    if (!userId.equals(Long.toString(caller.id)) && !userId.equals("me")) {
      throw Errors.forbidden("The caller is not allowed to see user " + userId);
    }
  }
}

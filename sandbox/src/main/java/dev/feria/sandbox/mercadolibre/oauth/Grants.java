package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.AccessToken;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Grant;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives out tokens and takes them back. */
public final class Grants {
  private static final long ACCESS_SECONDS = 21_600;
  private static final long REFRESH_MILLIS = Duration.ofDays(180).toMillis();
  private static final long IDLE_MILLIS = Duration.ofDays(120).toMillis();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMddHH", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Platform platform;

  /** Grants on this platform. */
  public Grants(Platform platform) {
    this.platform = platform;
  }

  /** Begins a grant, or replaces the one there is; the former refresh token is void. */
  public Map<String, @Nullable Object> begin(long userId) {
    World world = platform.world();
    Application application = world.application;
    voidRefresh(world.grants.remove(userId));
    Grant grant = new Grant();
    grant.userId = userId;
    grant.created = platform.now();
    grant.scopes = new LinkedHashSet<>(application.scopes);
    if (application.offlineAccess) {
      grant.scopes.add("offline_access");
    }
    world.grants.put(userId, grant);
    return issue(grant);
  }

  /**
   * Exchanges a refresh token.
   *
   * @return null when it is not valid; a token that was used before ends the grant
   */
  public @Nullable Map<String, @Nullable Object> refresh(String refreshToken) {
    World world = platform.world();
    Long reusedBy = world.usedRefreshTokens.get(refreshToken);
    if (reusedBy != null) {
      revoke(reusedBy);
      return null;
    }
    for (Grant grant : world.grants.values()) {
      if (refreshToken.equals(grant.refreshToken)) {
        long now = platform.now();
        if (grant.refreshExpires <= now || grant.lastUsed + IDLE_MILLIS <= now) {
          revoke(grant.userId);
          return null;
        }
        voidRefresh(grant);
        return issue(grant);
      }
    }
    return null;
  }

  /** Ends a seller's grant with all its tokens; false when there was none. */
  public boolean revoke(long userId) {
    World world = platform.world();
    Grant grant = world.grants.remove(userId);
    voidRefresh(grant);
    boolean hadTokens = world.accessTokens.values().removeIf(token -> token.userId == userId);
    return grant != null || hadTokens;
  }

  private void voidRefresh(@Nullable Grant grant) {
    if (grant != null && grant.refreshToken != null) {
      platform.world().usedRefreshTokens.put(grant.refreshToken, grant.userId);
      grant.refreshToken = null;
    }
  }

  private Map<String, @Nullable Object> issue(Grant grant) {
    World world = platform.world();
    long now = platform.now();
    world.accessTokens.values().removeIf(token -> token.expires + 86_400_000L < now);
    AccessToken access = new AccessToken();
    access.userId = grant.userId;
    access.expires = now + ACCESS_SECONDS * 1_000;
    access.scopes = new LinkedHashSet<>(grant.scopes);
    String token =
        "APP_USR-"
            + world.application.clientId
            + "-"
            + STAMP.format(Instant.ofEpochMilli(now))
            + "-"
            + world.dice.hex(32)
            + "-"
            + grant.userId;
    world.accessTokens.put(token, access);
    grant.lastUsed = now;
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.putAll(
        Json.obj(
            "access_token",
            token,
            "token_type",
            "bearer",
            "expires_in",
            ACCESS_SECONDS,
            "scope",
            String.join(" ", sorted(grant.scopes)),
            "user_id",
            grant.userId));
    if (grant.scopes.contains("offline_access")) {
      grant.refreshToken = "TG-" + world.dice.hex(24) + "-" + grant.userId;
      grant.refreshExpires = now + REFRESH_MILLIS;
      answer.put("refresh_token", grant.refreshToken);
    }
    return answer;
  }

  private static Set<String> sorted(Set<String> scopes) {
    return new TreeSet<>(scopes);
  }
}

package dev.feria.sandbox.shopify.oauth;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Token;
import dev.feria.sandbox.shopify.state.World;
import dev.feria.sandbox.shopify.webhooks.CataloguePayload;
import dev.feria.sandbox.shopify.webhooks.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Applications come to stores and leave them. */
public final class Installations {
  private static final Duration UNTIL_REDACTION = Duration.ofDays(2);

  private final Platform platform;
  private final Notifier notifier;

  /** Installations on this platform. */
  public Installations(Platform platform, Notifier notifier) {
    this.platform = platform;
    this.notifier = notifier;
  }

  /** A token that never ends. */
  public Token permanent(Shop shop, App app, List<String> scopes) {
    Token token = token(shop, app, scopes, 0);
    platform.world().tokens.put(token.value, token);
    return token;
  }

  /** An access token that is not kept yet. */
  Token token(Shop shop, App app, List<String> scopes, long expires) {
    Token token = new Token();
    token.value = "shpat_" + platform.world().dice.hex(32);
    token.clientId = app.clientId;
    token.shop = shop.domain;
    token.scopes.addAll(scopes);
    token.expires = expires;
    return token;
  }

  /** The permanent token of the store's own application, or null. */
  public @Nullable Token ownToken(Shop shop) {
    App own = platform.world().ownApp(shop.domain);
    for (Token token : platform.world().tokens.values()) {
      if (own != null && token.expires == 0 && token.clientId.equals(own.clientId)) {
        return token;
      }
    }
    return null;
  }

  /** Ends all tokens, tells the application, and two days later asks it to forget the store. */
  public boolean uninstall(Shop shop, App app) {
    World world = platform.world();
    boolean had = shop.installed.contains(app.clientId);
    had |= world.tokens.values().stream().anyMatch(token -> belongs(token, shop, app));
    String event = world.dice.uuid();
    platform.announce(shop, "app/uninstalled", event, () -> CataloguePayload.shop(shop));
    world.tokens.values().removeIf(token -> belongs(token, shop, app));
    world
        .refreshTokens
        .values()
        .removeIf(token -> token.shop.equals(shop.domain) && token.clientId.equals(app.clientId));
    world
        .codes
        .values()
        .removeIf(code -> code.shop.equals(shop.domain) && code.clientId.equals(app.clientId));
    shop.subscriptions.values().removeIf(s -> s.clientId.equals(app.clientId));
    shop.installed.remove(app.clientId);
    if (had) {
      String key = app.clientId + " " + shop.domain;
      world.redactions.put(key, platform.now() + UNTIL_REDACTION.toMillis());
      schedule(key);
    }
    return had;
  }

  private static boolean belongs(Token token, Shop shop, App app) {
    return token.shop.equals(shop.domain) && token.clientId.equals(app.clientId);
  }

  /** Schedules what is to come, after loading a snapshot. */
  public void resume() {
    List.copyOf(platform.world().redactions.keySet()).forEach(this::schedule);
  }

  private void schedule(String key) {
    Long due = platform.world().redactions.get(key);
    if (due != null) {
      platform
          .context()
          .scheduler()
          .at(
              Instant.ofEpochMilli(due),
              () -> {
                platform.context().locked(() -> redact(key));
                return CompletableFuture.completedFuture(null);
              });
    }
  }

  private boolean redact(String key) {
    World world = platform.world();
    Long due = world.redactions.get(key);
    String[] parts = key.split(" ", 2);
    App app = world.apps.get(parts[0]);
    Shop shop = world.shops.get(parts[1]);
    if (due == null || due > platform.now() || app == null || shop == null) {
      return false;
    }
    world.redactions.remove(key);
    return !shop.installed.contains(app.clientId)
        && comply(
            shop, app, "shop/redact", Json.obj("shop_id", shop.id, "shop_domain", shop.domain));
  }

  /**
   * Sends one of the mandatory privacy webhooks.
   *
   * @return false when the application has no address for them
   */
  public boolean comply(Shop shop, App app, String topic, Map<String, @Nullable Object> body) {
    String own = app.complianceUrl;
    String uri = own == null ? platform.world().app().complianceUrl : own;
    if (uri == null) {
      return false;
    }
    notifier.direct(shop, topic, platform.world().dice.uuid(), app, uri, body);
    return true;
  }
}

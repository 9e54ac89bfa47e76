package dev.feria.sandbox.shopify.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Token;
import dev.feria.sandbox.shopify.state.World;

/** Finds out who calls. */
public final class Guard {
  /** A call that may go on. */
  public record Access(App app, Shop shop, Token token) {}

  private static final String HEADER = "x-shopify-access-token";

  private final Platform platform;

  /** Guards this platform. */
  public Guard(Platform platform) {
    this.platform = platform;
  }

  /** The store in the path. */
  public Shop shop(Call call) {
    Shop shop = platform.world().shops.get(call.param("shop"));
    if (shop == null) {
      throw new ReplyException(
          Reply.html(404, "<html><head><title>Create an Ecommerce Website</title></head></html>"));
    }
    return shop;
  }

  /** The caller, or an answer that refuses the call. */
  public Access access(Call call) {
    World world = platform.world();
    Shop shop = shop(call);
    String value = call.header(HEADER);
    Token token = value == null ? null : world.tokens.get(value);
    App app = token == null ? null : world.apps.get(token.clientId);
    if (token == null
        || app == null
        || !token.shop.equals(shop.domain)
        || (token.expires != 0 && token.expires <= platform.now())) {
      throw new ReplyException(
          Reply.json(
              401,
              Json.obj(
                  "errors",
                  "[API] Invalid API key or access token (unrecognized login or wrong password)")));
    }
    if (app.expiringRequired && token.expires == 0) {
      throw new ReplyException(
          Reply.json(
              403,
              Json.obj(
                  "errors",
                  "[API] Non-expiring access tokens are no longer accepted for the Admin API.")));
    }
    return new Access(app, shop, token);
  }

  /** Ends the token of a call, if it has one. */
  public void expire(Call call) {
    String value = call.header(HEADER);
    Token token = value == null ? null : platform.world().tokens.get(value);
    if (token != null) {
      token.expires = platform.now();
    }
  }
}

package dev.feria.sandbox.shopify;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.shopify.bulk.BulkFiles;
import dev.feria.sandbox.shopify.bulk.BulkRunner;
import dev.feria.sandbox.shopify.bulk.Storage;
import dev.feria.sandbox.shopify.catalogue.Catalogue;
import dev.feria.sandbox.shopify.graphql.Api;
import dev.feria.sandbox.shopify.oauth.AuthorizationPages;
import dev.feria.sandbox.shopify.oauth.Guard;
import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.oauth.TokenEndpoint;
import dev.feria.sandbox.shopify.orders.Purchases;
import dev.feria.sandbox.shopify.orders.Returns;
import dev.feria.sandbox.shopify.orders.Shipping;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Token;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.Notifier;
import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fake of Shopify: stores behind one API host, and a host for the files of exports. */
public final class ShopifyTwin implements Twin {
  private static final String ID = "shopify";
  private static final String STORAGE = "shopify-storage";

  private final TwinContext context;
  private final Platform platform;
  private final Notifier notifier;
  private final Installations installations;
  private final Catalogue catalogue;
  private final StockBook book;
  private final Purchases purchases;
  private final Returns returns;
  private final Shipping shipping;
  private final BulkFiles files = new BulkFiles();
  private final BulkRunner runner;
  private final Guard guard;
  private final WorldFile file = new WorldFile();

  /** A twin with an empty world. */
  public ShopifyTwin(TwinContext context) {
    this.context = context;
    this.platform = new Platform(context);
    this.notifier = new Notifier(platform);
    this.installations = new Installations(platform, notifier);
    this.catalogue = new Catalogue(platform, installations);
    this.book = new StockBook(platform);
    this.purchases = new Purchases(platform, book);
    this.returns = new Returns(platform, book, purchases);
    this.shipping = new Shipping(platform, book, purchases);
    this.runner = new BulkRunner(platform, files);
    this.guard = new Guard(platform);
    platform.announcer(notifier);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, Router> hosts() {
    Api api =
        new Api(platform, guard, installations, book, purchases, returns, shipping, runner::start);
    runner.queries(api.bulkQueries());
    TokenEndpoint tokens = new TokenEndpoint(platform, guard, installations);
    AuthorizationPages pages = new AuthorizationPages(platform, guard);
    Router router =
        new Router()
            .add(
                "POST",
                "/{shop}/admin/api/{version}/graphql.json",
                "graphql",
                api.endpoint()::name,
                api.endpoint()::handle)
            .add(
                "POST",
                "/{shop}/admin/oauth/access_token",
                "oauth.token",
                tokens::name,
                tokens::handle)
            .add("GET", "/{shop}/admin/oauth/authorize", "oauth.authorize", pages::show)
            .add("POST", "/{shop}/admin/oauth/authorize", "oauth.authorize", pages::decide);
    Map<String, Router> hosts = new LinkedHashMap<>();
    hosts.put(ID, router);
    hosts.put(STORAGE, new Storage(platform, files, runner).router());
    return hosts;
  }

  @Override
  public Router control() {
    Router router = new Router();
    new AccountControl(platform, installations, book, purchases, returns, shipping)
        .register(router);
    new ApplicationControl(platform, installations, catalogue).register(router);
    return router;
  }

  @Override
  public Map<String, ?> describe(Map<String, String> urls) {
    App main = platform.world().app();
    List<Object> accounts = new ArrayList<>();
    for (Shop shop : platform.world().shops.values()) {
      App own = platform.world().ownApp(shop.domain);
      Token token = installations.ownToken(shop);
      accounts.add(
          Json.obj(
              "id",
              shop.domain,
              "demo",
              shop.demo,
              "connected",
              shop.installed.contains(main.clientId),
              "credentials",
              Json.obj(
                  "shop",
                  shop.domain,
                  "access_token",
                  token == null ? null : token.value,
                  "client_id",
                  own == null ? null : own.clientId,
                  "client_secret",
                  own == null ? null : own.clientSecret,
                  "currency",
                  shop.currency)));
    }
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("base_url", urls.get(ID));
    view.put("storage_url", urls.get(STORAGE));
    view.put("application", ApplicationControl.view(platform.world()));
    view.put("accounts", accounts);
    return view;
  }

  @Override
  public void reset(long seed) {
    catalogue.fresh(seed, context.listings(), context.orders());
  }

  @Override
  public Reply error(int status) {
    String text =
        switch (status) {
          case 401 ->
              "[API] Invalid API key or access token (unrecognized login or wrong password)";
          case 402 -> "Payment Required";
          case 403 -> "[API] This action requires merchant approval.";
          case 404 -> "Not Found";
          case 405 -> "Method Not Allowed";
          case 423 -> "This shop is unavailable";
          case 429 -> "Exceeded 2 calls per second for api client. Reduce request rates.";
          case 503 -> "Service Unavailable";
          default -> "Internal Server Error";
        };
    return Reply.json(status, Json.obj("errors", text));
  }

  @Override
  public void expireToken(Call call) {
    guard.expire(call);
  }

  @Override
  public void save(JsonWriter writer) throws IOException {
    file.write(writer, platform.world());
  }

  @Override
  public void load(JsonReader reader) throws IOException {
    platform.world(file.read(reader));
    notifier.resume();
    installations.resume();
    runner.resume();
  }
}

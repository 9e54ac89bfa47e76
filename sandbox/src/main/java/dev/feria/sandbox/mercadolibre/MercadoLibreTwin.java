package dev.feria.sandbox.mercadolibre;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.mercadolibre.catalogue.Catalogue;
import dev.feria.sandbox.mercadolibre.categories.Categories;
import dev.feria.sandbox.mercadolibre.claims.Claims;
import dev.feria.sandbox.mercadolibre.items.ItemReads;
import dev.feria.sandbox.mercadolibre.items.ItemSearch;
import dev.feria.sandbox.mercadolibre.items.ItemUpdates;
import dev.feria.sandbox.mercadolibre.items.NewItems;
import dev.feria.sandbox.mercadolibre.items.Prices;
import dev.feria.sandbox.mercadolibre.items.UserProducts;
import dev.feria.sandbox.mercadolibre.messages.Attachments;
import dev.feria.sandbox.mercadolibre.messages.Messages;
import dev.feria.sandbox.mercadolibre.messages.Threads;
import dev.feria.sandbox.mercadolibre.notifications.MissedFeeds;
import dev.feria.sandbox.mercadolibre.notifications.Notifier;
import dev.feria.sandbox.mercadolibre.oauth.AuthorizationPages;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.oauth.Grants;
import dev.feria.sandbox.mercadolibre.oauth.Guard;
import dev.feria.sandbox.mercadolibre.oauth.Limits;
import dev.feria.sandbox.mercadolibre.oauth.TokenEndpoint;
import dev.feria.sandbox.mercadolibre.oauth.Users;
import dev.feria.sandbox.mercadolibre.orders.OrderReads;
import dev.feria.sandbox.mercadolibre.orders.OrderSearch;
import dev.feria.sandbox.mercadolibre.questions.Questions;
import dev.feria.sandbox.mercadolibre.shipments.Shipments;
import dev.feria.sandbox.mercadolibre.state.AccessToken;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fake of Mercado Libre, all countries behind one API host and one authorisation host. */
public final class MercadoLibreTwin implements Twin {
  private static final String ID = "mercadolibre";
  private static final String AUTH = "mercadolibre-auth";

  private final TwinContext context;
  private final Platform platform;
  private final Limits limits = new Limits();
  private final Grants grants;
  private final Catalogue catalogue;
  private final ItemSearch itemSearch;
  private final OrderSearch orderSearch;
  private final Notifier notifier;
  private final Threads threads;
  private final Questions questions;
  private final Claims claims;
  private final WorldFile file = new WorldFile();

  /** A twin with an empty world. */
  public MercadoLibreTwin(TwinContext context) {
    this.context = context;
    this.platform = new Platform(context);
    this.grants = new Grants(platform);
    this.catalogue = new Catalogue(platform);
    this.itemSearch = new ItemSearch(platform);
    this.orderSearch = new OrderSearch(platform);
    this.notifier = new Notifier(platform);
    this.threads = new Threads(platform);
    this.questions = new Questions(platform);
    this.claims = new Claims(platform);
    platform.announcer(notifier);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, Router> hosts() {
    Endpoints api = new Endpoints(new Guard(platform, limits));
    new TokenEndpoint(platform, limits, grants).register(api);
    new Users(platform, grants).register(api);
    new Categories().register(api);
    itemSearch.register(api);
    new NewItems(platform).register(api);
    new ItemReads(platform).register(api);
    new ItemUpdates(platform).register(api);
    orderSearch.register(api);
    new OrderReads(platform).register(api);
    new UserProducts(platform).register(api);
    new Prices(platform).register(api);
    new Shipments(platform).register(api);
    questions.register(api);
    new Messages(platform, threads).register(api);
    new Attachments(platform).register(api);
    claims.register(api);
    new MissedFeeds(platform, notifier).register(api);
    Map<String, Router> hosts = new LinkedHashMap<>();
    hosts.put(ID, api.router());
    hosts.put(AUTH, new AuthorizationPages(platform).router());
    return hosts;
  }

  @Override
  public Router control() {
    Router router = new Router();
    new AccountControl(platform, grants).register(router);
    new ApplicationControl(platform, limits, catalogue, itemSearch, orderSearch).register(router);
    new PeopleControl(platform, threads, questions, claims).register(router);
    return router;
  }

  @Override
  public Map<String, ?> describe(Map<String, String> urls) {
    Application application = platform.world().application;
    List<Object> accounts = new ArrayList<>();
    for (Seller seller : platform.world().sellers.values()) {
      accounts.add(
          Json.obj(
              "id",
              Long.toString(seller.id),
              "credentials",
              Json.obj(
                  "nickname",
                  seller.nickname,
                  "email",
                  seller.email,
                  "password",
                  seller.password,
                  "user_id",
                  seller.id,
                  "site_id",
                  seller.siteId,
                  "operator",
                  seller.operator,
                  "tags",
                  List.copyOf(seller.tags)),
              "connected",
              platform.world().grants.containsKey(seller.id),
              "demo",
              seller.id == Catalogue.MAIN_SELLER));
    }
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("base_url", urls.get(ID));
    view.put("auth_url", urls.get(AUTH) + "/authorization");
    view.put("application", ApplicationControl.view(application));
    view.put("accounts", accounts);
    return view;
  }

  @Override
  public void reset(long seed) {
    limits.clear();
    itemSearch.clear();
    orderSearch.clear();
    catalogue.fresh(seed, context.listings(), context.orders());
  }

  @Override
  public Reply error(int status) {
    return Errors.byStatus(status);
  }

  @Override
  public void expireToken(Call call) {
    String bearer = Guard.bearer(call);
    AccessToken token = bearer == null ? null : platform.world().accessTokens.get(bearer);
    if (token != null) {
      token.expires = Math.min(token.expires, platform.now());
    }
  }

  @Override
  public void save(JsonWriter writer) throws IOException {
    file.write(writer, platform.world());
  }

  @Override
  public void load(JsonReader reader) throws IOException {
    platform.world(file.read(reader));
    limits.clear();
    itemSearch.clear();
    orderSearch.clear();
    notifier.resume();
  }
}

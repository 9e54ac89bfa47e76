package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Grant;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Store;
import dev.feria.sandbox.mercadolibre.state.Times;
import dev.feria.sandbox.mercadolibre.state.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users, their warehouses, and applications with their grants. */
public final class Users {
  private static final long FIRST_TEST_USER = 6_100_000_001L;

  private final Platform platform;
  private final Grants grants;

  /** Serves this platform. */
  public Users(Platform platform, Grants grants) {
    this.platform = platform;
    this.grants = grants;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/users/me", "users.me", (caller, call) -> Reply.ok(view(caller, true)))
        .add("POST", "/users/test_user", "users.test_user", this::testUser)
        .add("GET", "/users/{id}", "users.get", this::user)
        .add("GET", "/users/{id}/stores/search", "users.stores", this::stores)
        .add("DELETE", "/users/{id}/applications/{app}", "applications.revoke", this::revoke)
        .add("GET", "/applications/{app}", "applications.get", this::application)
        .add("GET", "/applications/{app}/grants", "applications.grants", this::grants);
  }

  private Reply user(Seller caller, Call call) {
    Seller seller = platform.world().seller(call.param("id"));
    if (seller == null) {
      throw Errors.missing("User with id " + call.param("id") + " not found");
    }
    return Reply.ok(view(seller, seller == caller));
  }

  private static Map<String, @Nullable Object> view(Seller seller, boolean own) {
    Site site = Site.of(seller.siteId);
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.putAll(
        Json.obj(
            "id",
            seller.id,
            "nickname",
            seller.nickname,
            "registration_date",
            "2019-03-11T10:22:31.000-04:00",
            "country_id",
            site.countryId(),
            "site_id",
            seller.siteId,
            "user_type",
            "normal",
            "tags",
            seller.tags,
            "points",
            100,
            "permalink",
            "http://perfil.mercadolibre.com/" + seller.nickname,
            "seller_reputation",
            Json.obj(
                "level_id", "5_green", "power_seller_status", "gold", "transactions", Json.obj()),
            "status",
            Json.obj(
                "site_status",
                "active",
                "list",
                Json.obj("allow", true, "codes", List.of()),
                "sell",
                Json.obj("allow", true, "codes", List.of()))));
    if (own) {
      user.put("email", seller.email);
      user.put("first_name", "Test");
      user.put("last_name", "Test");
    }
    return user;
  }

  private Reply testUser(Seller caller, Call call) {
    World world = platform.world();
    String siteId = call.fields().text("site_id", "");
    if (!Site.isSite(siteId)) {
      throw Errors.bad("site_id is not valid");
    }
    Seller seller = new Seller();
    seller.id = world.next("user", FIRST_TEST_USER);
    seller.siteId = siteId;
    seller.nickname = "TESTUSER" + seller.id;
    seller.email = "test_user_" + seller.id + "@testuser.com";
    seller.password = "qatest" + world.dice.below(9_999);
    seller.operator = "OPERADOR" + seller.id;
    world.sellers.put(seller.id, seller);
    return Reply.json(
        201,
        Json.obj(
            "id",
            seller.id,
            "email",
            seller.email,
            "nickname",
            seller.nickname,
            "password",
            seller.password,
            "site_status",
            "active"));
  }

  private Reply stores(Seller caller, Call call) {
    Guard.self(caller, call.param("id"));
    List<Object> results = new ArrayList<>();
    for (Store store : caller.stores) {
      results.add(
          Json.obj(
              "id",
              store.id,
              "user_id",
              caller.id,
              "description",
              store.name,
              "status",
              "active",
              "tags",
              List.of("stock_location"),
              "location",
              Json.obj("country_id", Site.of(caller.siteId).countryId(), "city", "Centro"),
              "network_node_id",
              store.nodeId,
              "services",
              Json.obj()));
    }
    return Reply.ok(
        Json.obj(
            "paging",
            Json.obj("limit", 50, "offset", 0, "total", results.size()),
            "results",
            results));
  }

  private Reply revoke(Seller caller, Call call) {
    Guard.self(caller, call.param("id"));
    known(call);
    grants.revoke(caller.id);
    return Reply.ok(
        Json.obj(
            "user_id",
            caller.id,
            "app_id",
            platform.world().application.clientId,
            "msg",
            "Autorización eliminada"));
  }

  private Reply application(Seller caller, Call call) {
    Application application = known(call);
    return Reply.ok(
        Json.obj(
            "id",
            application.idValue(),
            "site_id",
            platform.world().main().siteId,
            "name",
            application.name,
            "description",
            application.name,
            "url",
            null,
            "callback_url",
            application.redirectUris.isEmpty() ? null : application.redirectUris.get(0),
            "sandbox_mode",
            false,
            "active",
            true,
            "max_requests_per_hour",
            application.maxRequestsPerHour,
            "scopes",
            scopes(application),
            "notifications_callback_url",
            application.notificationUrl,
            "notifications_topics",
            application.topics,
            "certification_status",
            "not_certified"));
  }

  private Reply grants(Seller caller, Call call) {
    Application application = known(call);
    if (caller.id != application.ownerId) {
      throw Errors.forbidden("Only the owner of the application may see its grants");
    }
    List<Object> data = new ArrayList<>();
    for (Grant grant : platform.world().grants.values()) {
      data.add(
          Json.obj(
              "user_id",
              Long.toString(grant.userId),
              "app_id",
              application.clientId,
              "date_created",
              Times.order(grant.created),
              "scopes",
              List.copyOf(grant.scopes)));
    }
    return Reply.ok(
        Json.obj(
            "paging", Json.obj("total", data.size(), "limit", 50, "offset", 0), "grants", data));
  }

  private static List<String> scopes(Application application) {
    List<String> scopes = new ArrayList<>(application.scopes);
    if (application.offlineAccess) {
      scopes.add("offline_access");
    }
    return scopes;
  }

  private Application known(Call call) {
    Application application = platform.world().application;
    if (!call.param("app").equals(application.clientId)) {
      throw Errors.missing("Application " + call.param("app") + " not found");
    }
    return application;
  }
}

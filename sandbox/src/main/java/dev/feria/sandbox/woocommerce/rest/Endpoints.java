package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Handler;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.List;
import java.util.Map;

/** The routes of all shops, each behind its host and the check of who calls. */
public final class Endpoints {
  private static final String PREFIX = "/{store}/wp-json/wc/v3";

  private final Platform platform;
  private final Host host;
  private final Authentication authentication;
  private final Router router = new Router(new SitePaths());

  /** No routes yet. */
  public Endpoints(Platform platform) {
    this.platform = platform;
    this.host = new Host(platform);
    this.authentication = new Authentication(platform);
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      router.add(method, "/{store}/" + SitePaths.NOWHERE, "site.unknown", call -> Host.notFound());
    }
  }

  /** The router with everything that was added. */
  public Router router() {
    return router;
  }

  /** Adds a route for reading. */
  public Endpoints get(String path, String operation, RequestHandler handler) {
    router.add("GET", PREFIX + path, operation, guarded("view", handler));
    return this;
  }

  /** Adds a route that makes something. */
  public Endpoints post(String path, String operation, RequestHandler handler) {
    router.add("POST", PREFIX + path, operation, guarded("create", handler));
    return this;
  }

  /** Adds a route that changes something; POST and PATCH do the same as PUT. */
  public Endpoints put(String path, String operation, RequestHandler handler) {
    for (String method : List.of("PUT", "POST", "PATCH")) {
      router.add(method, PREFIX + path, operation, guarded("edit", handler));
    }
    return this;
  }

  /** Adds a route that removes something. */
  public Endpoints delete(String path, String operation, RequestHandler handler) {
    router.add("DELETE", PREFIX + path, operation, guarded("delete", handler));
    return this;
  }

  /** Adds a route for many changes at once. */
  public Endpoints batch(String path, String operation, RequestHandler handler) {
    for (String method : List.of("PUT", "POST", "PATCH")) {
      router.add(method, PREFIX + path + "/batch", operation, guarded("batch", handler));
    }
    return this;
  }

  /** Adds a path of the site that anybody may call. */
  public Endpoints open(String method, String path, String operation, RequestHandler handler) {
    router.add(
        method,
        "/{store}" + path,
        operation,
        call -> {
          Store store = host.store(call);
          if (store == null) {
            return Host.notFound();
          }
          Reply refused = host.refusal(store, call);
          return refused != null ? refused : handler.handle(request(call, store));
        });
    return this;
  }

  /** Adds a route below {@code /wp-json} that anybody may read. */
  public Endpoints index(String path, String operation, RequestHandler handler) {
    return open(
        "GET",
        "/wp-json" + path,
        operation,
        request -> finish(request.call(), request.store(), handler.handle(request)));
  }

  private Request request(Call call, Store store) {
    List<String> rest = call.segments().subList(1, call.segments().size());
    return new Request(call, store, platform.home(store) + "/" + String.join("/", rest));
  }

  private Handler guarded(String verb, RequestHandler handler) {
    return call -> {
      Store store = host.store(call);
      if (store == null) {
        return Host.notFound();
      }
      Reply refused = host.refusal(store, call);
      if (refused != null) {
        return refused;
      }
      Reply reply;
      try {
        if (authentication.key(call, store) == null) {
          throw anonymous(verb);
        }
        reply = handler.handle(request(call, store));
      } catch (ReplyException e) {
        reply = wordPress(e.reply());
      }
      return finish(call, store, reply);
    };
  }

  private Reply finish(Call call, Store store, Reply reply) {
    return host.finish(store, call, FieldFilter.apply(reply, call.queryList("_fields")));
  }

  private static ReplyException anonymous(String verb) {
    String message =
        switch (verb) {
          case "create" -> "Lo siento, no puedes crear recursos.";
          case "edit" -> "Lo siento, no puedes editar este recurso.";
          case "delete" -> "Lo siento, no puedes borrar este recurso.";
          case "batch" -> "Lo siento, no puedes manipular este recurso por lotes.";
          default -> "Lo siento, no puedes listar los recursos.";
        };
    return Errors.of(401, "woocommerce_rest_cannot_" + verb, message);
  }

  /** Errors of the JSON reader in the shape of WordPress. */
  static Reply wordPress(Reply reply) {
    if (!(reply.tree() instanceof Map<?, ?> tree) || !"bad_request".equals(tree.get("error"))) {
      return reply;
    }
    String message = String.valueOf(tree.get("message"));
    boolean syntax = message.contains("valid JSON");
    return Errors.reply(
        400,
        syntax ? "rest_invalid_json" : "rest_invalid_param",
        syntax ? "Se ha pasado un cuerpo JSON no válido." : message);
  }
}

package dev.feria.sandbox.woocommerce.state;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Error answers of WordPress and WooCommerce: {@code {"code", "message", "data": {"status"}}}. */
public final class Errors {
  private Errors() {}

  /** An error to throw. */
  public static ReplyException of(int status, String code, String message) {
    return new ReplyException(reply(status, code, message));
  }

  /** An error to throw, with more in its data. */
  public static ReplyException with(
      int status, String code, String message, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> data = Json.obj("status", status);
    data.putAll(more);
    return new ReplyException(
        Reply.json(status, Json.obj("code", code, "message", message, "data", data)));
  }

  /** An error to return. */
  public static Reply reply(int status, String code, String message) {
    return Reply.json(
        status, Json.obj("code", code, "message", message, "data", Json.obj("status", status)));
  }

  /** A parameter that is not valid. */
  public static ReplyException parameter(String name, String code, String message) {
    String text = name + ": " + message;
    return with(
        400,
        "rest_invalid_param",
        "Parámetro(s) no válido(s): " + name,
        Json.obj(
            "params",
            Json.obj(name, text),
            "details",
            Json.obj(name, Json.obj("code", code, "message", text, "data", null))));
  }

  /** No route has this path and method. */
  public static Reply noRoute() {
    return reply(
        404, "rest_no_route", "No se encontró ninguna ruta que coincida con la URL y el método.");
  }
}

package dev.feria.sandbox.mercadolibre.state;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import java.util.List;

/** Error bodies: {@code {"message", "error", "status", "cause"}}. */
public final class Errors {
  private Errors() {}

  /** An error answer. */
  public static Reply reply(int status, String error, String message) {
    return reply(status, error, message, List.of());
  }

  /** An error answer with causes. */
  public static Reply reply(int status, String error, String message, List<?> cause) {
    return Reply.json(
        status, Json.obj("message", message, "error", error, "status", status, "cause", cause));
  }

  /** A 400 to throw. */
  public static ReplyException bad(String message) {
    return new ReplyException(reply(400, "bad_request", message));
  }

  /** A 404 to throw. */
  public static ReplyException missing(String message) {
    return new ReplyException(reply(404, "not_found", message));
  }

  /** A 403 to throw. */
  public static ReplyException forbidden(String message) {
    return new ReplyException(reply(403, "forbidden", message));
  }

  /** Any error to throw. */
  public static ReplyException of(int status, String error, String message) {
    return new ReplyException(reply(status, error, message));
  }

  /** A validation error (400) with one numbered cause. */
  public static ReplyException validation(int causeId, String code, String message) {
    return new ReplyException(
        reply(400, "validation_error", "Validation error", List.of(cause(causeId, code, message))));
  }

  /** One entry of {@code cause[]}. */
  public static Object cause(int causeId, String code, String message) {
    return Json.obj(
        "department",
        "items",
        "cause_id",
        causeId,
        "type",
        "error",
        "code",
        code,
        "references",
        List.of(),
        "message",
        message);
  }

  /** What the platform says with a status when nothing more is known. */
  public static Reply byStatus(int status) {
    return switch (status) {
      case 400 -> reply(400, "bad_request", "Malformed request");
      case 401 -> reply(401, "unauthorized", "invalid access token");
      case 403 -> reply(403, "forbidden", "Forbidden");
      case 404 -> reply(404, "not_found", "Resource not found");
      case 405 -> reply(405, "method_not_allowed", "Method not allowed");
      case 409 -> reply(409, "conflict", "optimistic locking");
      case 429 -> reply(429, "too_many_requests", "Too many requests");
      case 500 -> reply(500, "internal_server_error", "Internal server error");
      case 503 -> reply(503, "service_unavailable", "Service unavailable");
      default -> reply(status, "error", "HTTP " + status);
    };
  }
}

package dev.feria.sandbox.control;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;

/** Error answers of the control API: {@code {"status", "error"}}. */
public final class ControlReplies {
  private ControlReplies() {}

  /** An error to throw. */
  public static ReplyException error(int status, String message) {
    return new ReplyException(reply(status, message));
  }

  /** An error to return. */
  public static Reply reply(int status, String message) {
    return Reply.json(status, Json.obj("status", status, "error", message));
  }
}

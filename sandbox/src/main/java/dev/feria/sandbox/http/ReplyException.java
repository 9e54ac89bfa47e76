package dev.feria.sandbox.http;

/** Ends a handler early with an answer, usually an error body. */
public final class ReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Reply reply;

  /** Ends the handler with this answer. */
  public ReplyException(Reply reply) {
    super("answer " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** Ends the handler with this answer, keeping what led to it. */
  public ReplyException(Reply reply, Throwable cause) {
    super("answer " + reply.status(), cause, false, false);
    this.reply = reply;
  }

  /** The answer to send. */
  public Reply reply() {
    return reply;
  }
}

package dev.feria.sandbox.http;

/** Answers one call. May throw {@link ReplyException} to answer early. */
@FunctionalInterface
public interface Handler {
  /** Answers the call. */
  Reply handle(Call call);
}

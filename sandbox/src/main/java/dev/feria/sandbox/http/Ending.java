package dev.feria.sandbox.http;

/** What happens on the socket with an answer. */
public enum Ending {
  /** The answer is sent whole. */
  WHOLE,
  /** Headers announce the whole body, half of it is sent, then the connection closes. */
  HALF_BODY,
  /** Nothing is sent and the connection is reset (TCP RST). */
  RESET,
  /** Nothing is ever sent; the connection stays open until the caller leaves. */
  SILENCE
}

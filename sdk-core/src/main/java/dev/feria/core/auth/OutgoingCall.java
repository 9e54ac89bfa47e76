package dev.feria.core.auth;

import java.net.URI;

/** A call about to be sent, for providers whose credentials sign it. */
public final class OutgoingCall {
  private final String method;
  private final URI url;
  private final byte[] body;

  /**
   * Describes a call.
   *
   * @param body the bytes that will be sent; empty for none and for bodies that are streamed
   */
  public OutgoingCall(String method, URI url, byte[] body) {
    this.method = method;
    this.url = url;
    this.body = body.clone();
  }

  /** Returns the method in upper case. */
  public String method() {
    return method;
  }

  /** Returns the whole address, query included. */
  public URI url() {
    return url;
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }
}

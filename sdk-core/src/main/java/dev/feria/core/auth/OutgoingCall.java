package dev.feria.core.auth;

import java.net.URI;

/** A call about to be sent, for credentials that sign it. What is not asked for is not computed. */
public interface OutgoingCall {
  /** Returns the method in upper case. */
  String method();

  /** Returns the whole address, query included. */
  URI url();

  /** Returns the bytes that will be sent; empty for none, and for bodies read from a stream. */
  byte[] body();
}

package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Reply;

/** Answers a call that a shop has let in. */
@FunctionalInterface
public interface RequestHandler {
  /** Answers the call. */
  Reply handle(Request request);
}

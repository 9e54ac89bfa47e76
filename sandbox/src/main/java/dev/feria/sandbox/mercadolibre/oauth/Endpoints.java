package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Handler;
import dev.feria.sandbox.http.Router;

/** Collects the operations of the API host; nearly all of them ask for an access token. */
public final class Endpoints {
  private final Router router = new Router();
  private final Guard guard;

  /** Collects operations guarded by this guard. */
  public Endpoints(Guard guard) {
    this.guard = guard;
  }

  /**
   * Adds an operation for authorised sellers.
   *
   * @param operation name in the call log; its part before the dot decides the functional
   *     permission
   */
  public Endpoints add(String method, String template, String operation, SellerHandler handler) {
    router.add(
        method, template, operation, call -> handler.handle(guard.admit(operation, call), call));
    return this;
  }

  /** Adds an operation that needs no token. */
  public Endpoints open(String method, String template, String operation, Handler handler) {
    router.add(method, template, operation, handler);
    return this;
  }

  /** All operations. */
  public Router router() {
    return router;
  }
}

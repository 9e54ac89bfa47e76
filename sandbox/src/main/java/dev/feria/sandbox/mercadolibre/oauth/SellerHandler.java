package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.state.Seller;

/** Answers a call of a known seller. */
@FunctionalInterface
public interface SellerHandler {
  /** Answers the call. */
  Reply handle(Seller caller, Call call);
}

package dev.feria.sandbox.shopify;

import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import dev.feria.sandbox.twin.TwinFactory;

/** Makes the Shopify twin. */
public final class ShopifyTwinFactory implements TwinFactory {
  @Override
  public Twin create(TwinContext context) {
    return new ShopifyTwin(context);
  }
}

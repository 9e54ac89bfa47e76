package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import dev.feria.sandbox.twin.TwinFactory;

/** Makes the WooCommerce twin. */
public final class WooCommerceTwinFactory implements TwinFactory {
  @Override
  public Twin create(TwinContext context) {
    return new WooCommerceTwin(context);
  }
}

package dev.feria.sandbox.mercadolibre;

import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import dev.feria.sandbox.twin.TwinFactory;

/** Makes the Mercado Libre twin. */
public final class MercadoLibreTwinFactory implements TwinFactory {
  @Override
  public Twin create(TwinContext context) {
    return new MercadoLibreTwin(context);
  }
}

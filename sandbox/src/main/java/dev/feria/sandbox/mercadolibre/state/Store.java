package dev.feria.sandbox.mercadolibre.state;

/** A warehouse of a seller. */
public final class Store {
  public String id = "";

  public String nodeId = "";

  public String name = "";
}

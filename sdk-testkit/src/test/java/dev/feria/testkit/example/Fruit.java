package dev.feria.testkit.example;

import dev.feria.core.json.OpenEnum;

/** A fruit on the stall. */
public record Fruit(String id, Ripeness ripeness) {
  /** How ripe it is. */
  public record Ripeness(String wire) implements OpenEnum {}
}

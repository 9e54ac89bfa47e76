package dev.feria.shopify.inventory;

import dev.feria.core.json.CamelCase;
import java.util.List;

/**
 * Quantities to set at once: all of them or none.
 *
 * @param name {@code available} or {@code on_hand}
 * @param reason {@code correction} and others of the provider's list
 * @param quantities 1 to 250
 */
@CamelCase
public record SetQuantities(String name, String reason, List<QuantityToSet> quantities) {
  /** How many quantities one call takes. */
  public static final int MOST = 250;

  public SetQuantities {
    quantities = List.copyOf(quantities);
  }

  /** Sets what is for sale, as a correction. */
  public static SetQuantities available(List<QuantityToSet> quantities) {
    return new SetQuantities("available", "correction", quantities);
  }
}

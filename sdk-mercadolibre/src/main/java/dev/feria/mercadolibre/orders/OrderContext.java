package dev.feria.mercadolibre.orders;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order was placed.
 *
 * @param channel {@code marketplace}, {@code mp-channel} or {@code proximity}
 */
public record OrderContext(@Nullable String channel, @Nullable String site, List<String> flows) {
  public OrderContext {
    flows = flows == null ? List.of() : Collections.unmodifiableList(flows);
  }
}

package dev.feria.mercadolibre.orders;

import dev.feria.core.page.Entry;
import dev.feria.mercadolibre.wire.Paging;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of an order search. */
public record OrderPage(@Nullable Paging paging, List<Entry<Order>> results) {
  public OrderPage {
    results = results == null ? List.of() : Collections.unmodifiableList(results);
  }
}

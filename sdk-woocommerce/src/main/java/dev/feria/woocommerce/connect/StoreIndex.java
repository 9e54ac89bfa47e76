package dev.feria.woocommerce.connect;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a WordPress says of itself to everybody.
 *
 * @param home its own idea of its address
 * @param namespaces the APIs that it has; {@code wc/v3} is the one that is needed
 */
public record StoreIndex(
    @Nullable String name,
    @Nullable String url,
    @Nullable String home,
    @Nullable String timezoneString,
    List<String> namespaces) {
  public StoreIndex {
    namespaces = namespaces == null ? List.of() : Collections.unmodifiableList(namespaces);
  }
}

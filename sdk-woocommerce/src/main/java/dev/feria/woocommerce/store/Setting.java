package dev.feria.woocommerce.store;

import dev.feria.core.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the shop.
 *
 * @param value mostly text, {@code yes} or {@code no} for a switch
 */
public record Setting(String id, @Nullable RawJson value) {
  /** Tells whether a switch is off. */
  public boolean isNo() {
    return value != null && (value.text().equals("\"no\"") || value.text().equals("false"));
  }
}

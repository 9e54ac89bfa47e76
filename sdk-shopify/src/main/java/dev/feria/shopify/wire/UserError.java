package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a mutation did nothing, or less than asked. The answer has status 200 all the same.
 *
 * @param field the way to the input at fault, list positions included; empty where it is not named
 * @param code null for mutations that have no codes
 */
@CamelCase
public record UserError(
    @Nullable List<String> field, @Nullable String message, @Nullable String code) {
  public UserError {
    field = field == null ? List.of() : Collections.unmodifiableList(field);
  }

  @Override
  public List<String> field() {
    return field == null ? List.of() : field;
  }

  /**
   * Returns the position of the element at fault in a list of the input; -1 where none is named.
   */
  public int position() {
    for (String part : field()) {
      if (part.matches("[0-9]{1,6}")) {
        return Integer.parseInt(part);
      }
    }
    return -1;
  }
}

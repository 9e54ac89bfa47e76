package dev.feria.core.http;

import dev.feria.core.auth.Secret;
import dev.feria.core.json.OpenEnum;
import java.math.BigDecimal;

/** How a value is written in paths, queries, headers and forms. */
final class Values {
  private Values() {}

  static String text(Object value) {
    if (value instanceof Secret secret) {
      return secret.reveal();
    }
    if (value instanceof OpenEnum open) {
      return open.wire();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }
}

package dev.feria.server.console.integrations;

import java.util.List;

/**
 * One input of a connect form.
 *
 * @param kind text, secret, url or choice
 */
public record FieldInput(
    String name, String label, String kind, boolean required, List<String> choices) {
  /** Returns the type of the HTML input. */
  public String inputType() {
    return switch (kind) {
      case "secret" -> "password";
      case "url" -> "url";
      default -> "text";
    };
  }
}

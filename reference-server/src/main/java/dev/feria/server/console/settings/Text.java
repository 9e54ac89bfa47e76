package dev.feria.server.console.settings;

import dev.feria.server.platform.http.Problem;

/** Checks what people type. */
final class Text {
  private Text() {}

  /**
   * Checks that a text is there and not too long.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) naming the field
   */
  static void check(String field, String text, int most) {
    if (text.isBlank() || text.strip().length() > most) {
      throw Problem.invalid(field, "must have 1 to " + most + " characters").exception();
    }
  }
}

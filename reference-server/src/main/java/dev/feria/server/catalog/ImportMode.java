package dev.feria.server.catalog;

import dev.feria.server.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a file is applied.
 *
 * @param dryRun nothing is stored
 * @param all nothing is stored if a row has an error; else the valid rows are
 */
public record ImportMode(boolean dryRun, boolean all) {
  /**
   * Reads the parameters of a request.
   *
   * @param mode {@code all}, also when it is null, or {@code valid}
   * @throws dev.feria.server.platform.http.ProblemException (422) for anything else
   */
  static ImportMode of(@Nullable Boolean dryRun, @Nullable String mode) {
    if (mode != null && !mode.equals("all") && !mode.equals("valid")) {
      throw Problem.invalid("mode", "must be one of all, valid").exception();
    }
    return new ImportMode(Boolean.TRUE.equals(dryRun), !"valid".equals(mode));
  }
}

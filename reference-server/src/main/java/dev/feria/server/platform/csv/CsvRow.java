package dev.feria.server.platform.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line where it begins, from 1
 * @param cells by column, without spaces around them; empty ones are left out
 */
public record CsvRow(long line, Map<String, String> cells) {
  /** Returns a cell, null where it is empty. */
  public @Nullable String cell(String column) {
    return cells.get(column);
  }
}

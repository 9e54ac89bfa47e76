package dev.feria.server.platform.csv;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells that no spreadsheet takes for a formula: a text that begins like one is written behind an
 * apostrophe, which spreadsheets do not show, and read without it. Pure.
 */
final class CsvCells {
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+@\\t\\r-].*");

  private CsvCells() {}

  static String write(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  static String read(String cell) {
    String text = cell.strip();
    boolean escaped = text.startsWith("'") && FORMULA.matcher(text).matches();
    return escaped ? text.substring(1) : text;
  }
}

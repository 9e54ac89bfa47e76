package dev.feria.server.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file with a header row, in UTF-8 with or without a byte order mark, its cells separated by
 * commas, semicolons or tabs, whichever the header has most of. A first line {@code sep=;} as Excel
 * writes it is obeyed. Names of columns count without case and accents, and with spaces as
 * underscores. Empty lines are left out.
 *
 * @param columns in the order of the file
 */
public record CsvTable(List<String> columns, List<CsvRow> rows) {
  private static final int MOST_ROWS = 100_000;
  private static final char MARK = '\uFEFF';

  /**
   * Reads a file.
   *
   * @param known the columns that mean something; others are left out
   * @param needed those that must be there
   * @throws ProblemException (422) when it is no such file; the message says what to do
   */
  public static CsvTable read(byte[] bytes, Set<String> known, Set<String> needed) {
    String text = decode(bytes);
    char separator = separator(text);
    String body = text.startsWith("sep=") ? text.substring(text.indexOf('\n') + 1) : text;
    int skipped = text.startsWith("sep=") ? 1 : 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).ofCsvRecord(body)) {
      List<String> columns = new ArrayList<>();
      List<CsvRow> rows = new ArrayList<>();
      for (CsvRecord line : reader) {
        if (columns.isEmpty()) {
          line.getFields().forEach(name -> columns.add(name(name)));
          check(columns, needed);
        } else if (line.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(row(line, columns, known, skipped));
          if (rows.size() > MOST_ROWS) {
            throw invalid("has more than " + MOST_ROWS + " rows; split it");
          }
        }
      }
      if (columns.isEmpty()) {
        throw invalid("is empty; its first line must name the columns");
      }
      return new CsvTable(columns, rows);
    } catch (CsvParseException e) {
      throw invalid("is not CSV: a quotation mark is not closed, or a cell is too long");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw invalid("is not text; save the sheet as \"CSV UTF-8\"");
      }
      return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw invalid("is not in UTF-8; save the sheet as \"CSV UTF-8\"");
    }
  }

  private static char separator(String text) {
    if (text.matches("(?s)sep=.[\\r\\n].*")) {
      return text.charAt(4);
    }
    String header = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String header, char wanted) {
    return header.chars().filter(c -> c == wanted).count();
  }

  private static String name(String column) {
    return Search.plain(column.strip()).replaceAll("\\s+", "_");
  }

  private static void check(List<String> columns, Set<String> needed) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw invalid("has two columns named " + column + "; remove one");
      }
    }
    for (String column : needed) {
      if (!seen.contains(column)) {
        throw invalid("has no column " + column + "; its first line must name the columns");
      }
    }
  }

  private static CsvRow row(CsvRecord line, List<String> columns, Set<String> known, int skipped) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < columns.size() && i < line.getFieldCount(); i++) {
      String cell = CsvCells.read(line.getField(i));
      if (known.contains(columns.get(i)) && !cell.isEmpty()) {
        cells.put(columns.get(i), cell);
      }
    }
    return new CsvRow(line.getStartingLineNumber() + skipped, cells);
  }

  private static ProblemException invalid(String message) {
    return Problem.invalid("file", message).exception();
  }
}

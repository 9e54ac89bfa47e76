package dev.feria.server.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file that is written while it is sent, so that its length does not matter. */
public final class CsvOutput {
  private final CsvWriter writer;

  private CsvOutput(CsvWriter writer) {
    this.writer = writer;
  }

  /**
   * Answers with a file: UTF-8 with a byte order mark, by which Excel knows it, commas, CRLF.
   *
   * @param rows writes the rows
   */
  public static Response answer(String name, List<String> columns, Consumer<CsvOutput> rows) {
    StreamingOutput body =
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write('\uFEFF');
          CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
          var output = new CsvOutput(writer);
          output.row(columns);
          rows.accept(output);
          try {
            writer.flush();
          } catch (UncheckedIOException e) {
            throw new IOException("the reader is gone", e);
          }
        };
    return Response.ok(body, "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** Writes a row; null is an empty cell. */
  public void row(List<? extends @Nullable String> cells) {
    writer.writeRecord(cells.stream().map(CsvCells::write).toList());
  }
}

package dev.feria.server.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.server.platform.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
  private static final Set<String> KNOWN = Set.of("sku", "base_price", "title");

  private static CsvTable read(String text) {
    return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), KNOWN, Set.of("sku"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku,title\nA,\"Café, tostado\"\n",
        "\uFEFFsku;title\r\nA;Café, tostado\r\n",
        "sep=;\r\nSKU;Title;Extra\r\n\r\nA;Café, tostado;x\r\n",
        "\uFEFFsep=;\n SKU ;Title\n A ; Café, tostado \n;\n",
        "sku\ttitle\nA\tCafé, tostado",
        "title;sku\n\"Café, tostado\";\"A\"",
      })
  void read_whateverTheSpreadsheetWrites_isTheSameTable(String text) {
    assertThat(read(text).rows())
        .singleElement()
        .extracting(CsvRow::cells)
        .isEqualTo(Map.of("sku", "A", "title", "Café, tostado"));
  }

  @Test
  void read_namesTheLineInTheFileAlsoBehindCellsOfSeveralLines() {
    CsvTable table = read("sep=,\nsku,Base Price,title\nA,1,\"two\nlines\"\n\nB,2,x\n");
    assertThat(table.rows()).extracting(CsvRow::line).containsExactly(3L, 6L);
    assertThat(table.rows().get(1).cell("base_price")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| its first line",
        "title| no column sku",
        "sku,sku| two columns named sku",
      })
  void read_whatIsNoTable_saysWhatToDo(String text, String said) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().detail()).contains(said));
  }

  @Test
  void read_whatIsNotUtf8_saysHowToSaveIt() {
    byte[] latin = "sku,title\nA,Café".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvTable.read(latin, KNOWN, Set.of("sku")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().detail()).contains("CSV UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+56911111111", "-5", "@me", "'=x", "''+x", "plain", "'quoted'"})
  void write_whatLooksLikeAFormula_isSafeAndReadBackAsItWas(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    ((jakarta.ws.rs.core.StreamingOutput)
            CsvOutput.answer(
                    "x.csv", List.of("sku", "title"), o -> o.row(Arrays.asList(text, null)))
                .getEntity())
        .write(out);
    String written = out.toString(StandardCharsets.UTF_8);
    assertThat(written.lines().skip(1).findFirst().orElseThrow()).doesNotStartWith("=");
    assertThat(written.lines().skip(1).findFirst().orElseThrow()).doesNotMatch("[=+@-].*");
    assertThat(read(written).rows().get(0).cell("sku")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "12990, 12990",
    "12990.50, 12990.50",
    "'12990,5', 12990.5",
    "'12.990,50', 12990.50",
    "'12,990.50', 12990.50",
    "$ 1990, 1990",
    "'1.234.567', 1234567",
    "'1,234,567', 1234567",
    "12.990, ",
    "'12,990', ",
    "-5, ",
    "1e5, ",
    "abc, ",
    "'1.23,456', "
  })
  void number_isReadUnlessItCouldBeTwo(String text, String amount) {
    assertThat(CsvNumber.read(text))
        .isEqualTo(amount == null ? null : new java.math.BigDecimal(amount));
  }
}

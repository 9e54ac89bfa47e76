package dev.feria.woocommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  private static final String DOCUMENT = "{\"id\":1,\"tags\":[\"a\"]}";

  private static String clean(String body) {
    return new String(
        Documents.clean(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "\n \t",
        "\uFEFF\n",
        "<br />\n<b>Notice</b>:  Undefined index: [x] in <b>/home/x.php</b> on line <b>12</b>\n",
        "PHP Warning: array(2) { [0] => 1 } in x.php\n",
        "Deprecated: {closure}() is old\n\n"
      })
  void clean_whateverComesBefore_findsTheDocument(String noise) {
    assertThat(clean(noise + DOCUMENT)).isEqualTo(DOCUMENT);
    assertThat(clean(noise + "[]")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "nothing here",
        "<!DOCTYPE html><html><script>var a = {\"b\":1}</script></html>",
        "<html><body>[1]</body></html>",
        "Notice: {\"id\":1"
      })
  void clean_whereThereIsNoDocument_changesNothing(String body) {
    assertThat(clean(body)).isEqualTo(body);
  }

  @Test
  void clean_ofABodyThatBreaksOff_leavesItToTheReader() {
    assertThat(clean("{\"id\":1")).isEqualTo("{\"id\":1");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 406, 415})
  void inspect_whenAPageRefuses_isAFirewallAndNoMatterOfKeys(int status) {
    var finding = Documents.inspect(status, "<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(finding.failure()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(finding.code()).isEqualTo(Errors.FIREWALL);
  }

  @Test
  void inspect_whenADocumentRefuses_saysNothing() {
    byte[] body = "{\"code\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Documents.inspect(403, body).failure()).isNull();
    assertThat(Documents.inspect(200, "<html>".getBytes(StandardCharsets.UTF_8)).failure())
        .isNull();
  }
}

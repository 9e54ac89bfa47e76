package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpoolTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(Spool.Chunk chunk) {
    return chunk.records().stream().map(r -> new String(r, StandardCharsets.UTF_8)).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  @Test
  void peek_returnsRecordsInOrderUntilAdvanced() throws IOException {
    try (Spool spool = Spool.open(folder, 1000)) {
      spool.append(List.of(bytes("a"), bytes("b")));
      spool.append(List.of(bytes("c")));
      assertThat(texts(spool.peek(2))).containsExactly("a", "b");
      Spool.Chunk chunk = spool.peek(2);
      spool.advance(chunk);
      assertThat(texts(spool.peek(9))).containsExactly("c");
      spool.advance(spool.peek(9));
      assertThat(spool.isEmpty()).isTrue();
      assertThat(spool.peek(9).records()).isEmpty();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void open_afterAProcessEnded_findsWhatWasNotTakenOut() throws IOException {
    try (Spool spool = Spool.open(folder, 1000)) {
      spool.append(List.of(bytes("a"), bytes("b")));
    }
    try (Spool spool = Spool.open(folder, 1000)) {
      assertThat(texts(spool.peek(9))).containsExactly("a", "b");
      spool.append(List.of(bytes("c")));
      assertThat(texts(spool.peek(9))).containsExactly("a", "b", "c");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 8, 9, 12})
  void open_whenTheLastRecordIsTorn_cutsItOff(int kept) throws IOException {
    try (Spool spool = Spool.open(folder, 1000)) {
      spool.append(List.of(bytes("whole")));
      spool.append(List.of(bytes("torn!")));
    }
    Path file = files().get(0);
    byte[] all = Files.readAllBytes(file);
    int whole = SpoolSegment.HEAD + 5;
    Files.write(file, List.of(), StandardOpenOption.TRUNCATE_EXISTING);
    Files.write(file, Arrays.copyOf(all, whole + kept));
    try (Spool spool = Spool.open(folder, 1000)) {
      assertThat(texts(spool.peek(9))).containsExactly("whole");
      spool.append(List.of(bytes("next")));
    }
    try (Spool spool = Spool.open(folder, 1000)) {
      assertThat(texts(spool.peek(9))).containsExactly("whole", "next");
    }
  }

  @Test
  void open_whenBytesWereFlipped_keepsWhatIsBefore() throws IOException {
    try (Spool spool = Spool.open(folder, 1000)) {
      spool.append(List.of(bytes("one"), bytes("two")));
    }
    Path file = files().get(0);
    byte[] all = Files.readAllBytes(file);
    all[all.length - 1] ^= 1;
    Files.write(file, all);
    try (Spool spool = Spool.open(folder, 1000)) {
      assertThat(texts(spool.peek(9))).containsExactly("one");
    }
  }

  @Test
  void append_whenSegmentIsLarge_goesOnInAnother() throws IOException {
    try (Spool spool = Spool.open(folder, 10_000, 20)) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        spool.append(List.of(bytes("record " + i)));
        all.add("record " + i);
      }
      assertThat(files()).hasSizeGreaterThan(3);
      List<String> read = new ArrayList<>();
      while (!spool.isEmpty()) {
        Spool.Chunk chunk = spool.peek(100);
        read.addAll(texts(chunk));
        spool.advance(chunk);
      }
      assertThat(read).isEqualTo(all);
    }
  }

  @Test
  void append_whenFull_isRefused() throws IOException {
    try (Spool spool = Spool.open(folder, 30)) {
      spool.append(List.of(bytes("0123456789")));
      assertThatThrownBy(() -> spool.append(List.of(bytes("0123456789"))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("full");
      assertThat(spool.bytes()).isEqualTo(18);
    }
  }

  @Test
  void open_whenAnotherHasIt_isRefused() throws IOException {
    try (Spool spool = Spool.open(folder, 30)) {
      assertThat(spool.isEmpty()).isTrue();
      assertThatThrownBy(() -> Spool.open(folder, 30)).hasMessageContaining("another process");
    }
  }
}

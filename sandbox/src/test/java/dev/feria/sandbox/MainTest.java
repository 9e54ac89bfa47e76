package dev.feria.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
  private static Process start(String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(options));
    return builder.redirectErrorStream(true).start();
  }

  /** The first line that begins like this; what a logging library says before is skipped. */
  private static String await(BufferedReader output, String beginning) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = output.readLine();
    }
    assertThat(line).isNotNull();
    return line;
  }

  @Test
  void main_whenTerminated_hasServedAndWritesItsState(@TempDir Path folder) throws Exception {
    Path state = folder.resolve("state.json");
    Process process =
        start("--port", "0", "--listings", "30", "--orders", "30", "--state", state.toString());
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = await(output, "sandbox ready at http://127.0.0.1:");
      new Driver(line.substring("sandbox ready at ".length())).get("/_sandbox").expect(200);
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.size(state)).isPositive();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void main_whenOptionIsUnknown_saysSo() throws Exception {
    Process process = start("--nonsense");
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(await(output, "Unknown option")).contains("--nonsense");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }
}

package dev.feria.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every record that is read from JSON must be known to a native image. When this fails, copy {@code
 * target/reachability-metadata.json} over the one in {@code src/main/resources}.
 */
class NativeImageMetadataTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String FILE =
      "META-INF/native-image/dev.feria/sdk-shopify/reachability-metadata.json";

  @Test
  void metadata_whenRecordsAreAdded_namesThemAll() throws IOException {
    String expected;
    try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/feria/shopify"))) {
      expected =
          files
              .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
              .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .filter(NativeImageMetadataTest::isRecord)
              .sorted()
              .map(
                  name ->
                      "    {\"type\": \"%s\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}"
                          .formatted(name))
              .collect(Collectors.joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
    }
    Files.writeString(Path.of("target", "reachability-metadata.json"), expected);

    assertThat(Files.readString(Path.of("src/main/resources", FILE))).isEqualTo(expected);
  }

  private static boolean isRecord(String name) {
    try {
      return Class.forName(name, false, NativeImageMetadataTest.class.getClassLoader()).isRecord();
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

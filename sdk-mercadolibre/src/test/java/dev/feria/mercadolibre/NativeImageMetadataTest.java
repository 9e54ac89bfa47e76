package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every record that is read from JSON must be known to a native image. When this fails, copy {@code
 * target/reachability-metadata.json} over the one in {@code src/main/resources}.
 */
class NativeImageMetadataTest {
  private static final String FILE =
      "META-INF/native-image/dev.feria/sdk-mercadolibre/reachability-metadata.json";

  @Test
  void metadata_whenRecordsAreAdded_namesThemAll() throws IOException {
    String types =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.feria.mercadolibre").stream()
                .filter(JavaClass::isRecord)
                .filter(type -> !type.getPackageName().endsWith(".provider"))
                .map(JavaClass::getName)
                .sorted()
                .map(
                    name ->
                        "    {\"type\": \"%s\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}"
                            .formatted(name))
                .collect(Collectors.joining(",\n"));
    String expected = "{\n  \"reflection\": [\n" + types + "\n  ]\n}\n";
    Files.writeString(Path.of("target", "reachability-metadata.json"), expected);

    assertThat(Path.of("src/main/resources", FILE)).hasContent(expected);
  }
}

package dev.feria.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java in the guide is Java that compiles: every snippet stands in a source file of the example.
 */
class DocumentationTest {
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from (\\w+\\.java) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
  private static final Path GUIDE = Path.of("..", "docs", "sdk-core.md");
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "dev", "feria", "testkit", "example");

  @Test
  void snippets_ofTheGuide_standInTheExample() throws IOException {
    String guide = Files.readString(GUIDE);
    Matcher snippets = SNIPPET.matcher(guide);
    int found = 0;
    while (snippets.find()) {
      found++;
      String source = Files.readString(EXAMPLE.resolve(snippets.group(1)));
      assertThat(flat(source)).as(snippets.group(2)).contains(flat(snippets.group(2)));
    }
    long javaBlocks = Stream.of(guide.split("```", -1)).filter(b -> b.startsWith("java")).count();
    assertThat(found).isGreaterThanOrEqualTo(4);
    assertThat(javaBlocks).as("every Java block names its source").isEqualTo(found);
  }

  private static String flat(String java) {
    return java.replaceAll("\\s+", "");
  }
}

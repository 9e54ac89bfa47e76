package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The server never names a provider: not in code, pages, texts, styles nor SQL. */
final class NeutralityTest {
  /** Platforms that have or will have a module; one that is loaded is known by itself. */
  private static final List<String> PLATFORMS =
      List.of(
          "mercadolibre",
          "mercado libre",
          "mercadolivre",
          "shopify",
          "woocommerce",
          "whatsapp",
          "instagram",
          "messenger",
          "facebook",
          "olx",
          "tiktok");

  @Test
  void sources_nameNoProvider() throws IOException {
    Set<String> names = new TreeSet<>(PLATFORMS);
    for (Provider provider : ServiceLoader.load(Provider.class)) {
      ProviderDescriptor descriptor = provider.descriptor();
      names.add(descriptor.id().toLowerCase(Locale.ROOT));
      names.add(descriptor.name().toLowerCase(Locale.ROOT));
    }
    List<String> found = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = (file + "\n" + text(file)).toLowerCase(Locale.ROOT);
        names.stream().filter(text::contains).forEach(name -> found.add(name + " in " + file));
        read++;
      }
    }
    assertThat(read).isGreaterThan(300);
    assertThat(found).isEmpty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pom_hasProvidersOnlyAtRunTime() throws Exception {
    NodeList dependencies =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getElementsByTagName("dependency");
    List<String> providers = new ArrayList<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      String artifact = child(dependency, "artifactId");
      if (child(dependency, "groupId").equals("dev.feria")
          && artifact.startsWith("sdk-")
          && !artifact.equals("sdk-core")) {
        providers.add(artifact);
        assertThat(child(dependency, "scope")).as(artifact).isIn("runtime", "test");
      }
    }
    assertThat(providers).isNotEmpty();
  }

  private static String child(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}

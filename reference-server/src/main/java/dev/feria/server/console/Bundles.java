package dev.feria.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The console's texts in every language, read once from {@code console/messages_*.properties}. */
public final class Bundles {
  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

  /** Reads the texts. */
  public Bundles() {
    for (Language language : Language.values()) {
      texts.put(language, read("/console/messages_" + language.code() + ".properties"));
    }
  }

  /** Returns all texts of a language by key. */
  public Map<String, String> of(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }

  private static Map<String, String> read(String path) {
    try (InputStream in = Objects.requireNonNull(Bundles.class.getResourceAsStream(path), path);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(reader);
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}

package dev.feria.server.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the files of the description and makes one OpenAPI document of them. */
public final class OpenApiDocument {
  private static final String ROOT = "openapi";
  private static final String PARTS = "x-parts";

  private OpenApiDocument() {}

  /**
   * Returns the document as maps and lists.
   *
   * @throws IllegalStateException when two files describe the same thing
   */
  public static Map<String, Object> load() {
    Map<String, Object> document = read(ROOT);
    List<?> parts = (List<?>) Objects.requireNonNull(document.remove(PARTS), PARTS);
    for (Object part : parts) {
      merge(document, read((String) part), (String) part);
    }
    CommonParts.addTo(document);
    return document;
  }

  private static Map<String, Object> read(String name) {
    String resource = "/openapi/" + name + ".yaml";
    LoadSettings settings = LoadSettings.builder().setLabel(resource).build();
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(resource)) {
      Object tree = new Load(settings).loadFromInputStream(Objects.requireNonNull(in, resource));
      return texts((Map<?, ?>) tree);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Makes every key text: a status such as 200 is a number in YAML. */
  private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), text(value)));
    return texts;
  }

  private static @Nullable Object text(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return texts(map);
    }
    return value instanceof List<?> list
        ? list.stream().map(OpenApiDocument::text).toList()
        : value;
  }

  private static void merge(Map<String, Object> into, Map<String, Object> part, String name) {
    part.forEach(
        (key, value) -> {
          Object known = into.putIfAbsent(key, value);
          if (known != null && !(known instanceof Map<?, ?> && value instanceof Map<?, ?>)) {
            throw new IllegalStateException(name + ".yaml describes again: " + key);
          }
          if (known != null) {
            merge(Trees.map(known), Trees.map(value), name);
          }
        });
  }
}

package dev.feria.shopify.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every document that a class of the module holds as a constant. */
final class Documents {
  private static final Path CLASSES = Path.of("target", "classes");

  private Documents() {}

  /** Returns the documents by class and name of their constant. */
  static Map<String, String> all() {
    Map<String, String> documents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/feria/shopify"))) {
      files
          .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .forEach(name -> collect(name, documents));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return documents;
  }

  private static void collect(String name, Map<String, String> documents) {
    try {
      Class<?> type = Class.forName(name, true, Documents.class.getClassLoader());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String text = (String) field.get(null);
          if (text.startsWith("query ") || text.startsWith("mutation ")) {
            documents.put(type.getSimpleName() + "." + field.getName(), text);
          }
        }
      }
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }
}

package dev.feria.server.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what people search for into patterns for {@code ~*}. */
public final class Search {
  private static final Map<Character, String> SPELLINGS =
      Stream.of("aáàâãäå", "cç", "eéèêë", "iíìîï", "nñ", "oóòôõö", "uúùûü", "yýÿ")
          .collect(
              Collectors.toUnmodifiableMap(
                  letters -> letters.charAt(0),
                  letters -> "[" + letters + letters.toUpperCase(Locale.ROOT) + "]"));

  private Search() {}

  /**
   * Returns the pattern of texts that contain a text, with or without its accents: people type
   * {@code cafe} for {@code Café}. Null where nothing is searched for.
   */
  public static @Nullable String containing(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var pattern = new StringBuilder();
    for (char letter : plain(text.strip()).toCharArray()) {
      String spellings = SPELLINGS.get(letter);
      if (spellings != null) {
        pattern.append(spellings);
      } else if (letter < 0x80 && !Character.isLetterOrDigit(letter)) {
        pattern.append(letter == 0 ? "" : "\\" + letter);
      } else {
        pattern.append(letter);
      }
    }
    return pattern.toString();
  }

  /** Returns a text in lower case and without accents. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}

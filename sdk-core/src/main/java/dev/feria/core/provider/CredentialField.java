package dev.feria.core.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person or an operator enters to connect.
 *
 * @param name in the API and in settings, snake_case
 * @param kind how to ask for it
 * @param required whether connecting fails without it
 * @param choices what may be chosen of a {@link Kind#CHOICE}, in the order to show it, the first
 *     being the default
 * @param labels what to call it, by language ({@code en}, {@code es}, {@code pt})
 */
public record CredentialField(
    String name, Kind kind, boolean required, List<Choice> choices, Map<String, String> labels) {
  public CredentialField {
    choices = List.copyOf(choices);
    labels = Map.copyOf(labels);
  }

  /** How to ask for a field. */
  public enum Kind {
    /** Plain text. */
    TEXT,
    /** Text that is never shown again. */
    SECRET,
    /** An https address. */
    URL,
    /** One of {@link CredentialField#choices}. */
    CHOICE
  }

  /**
   * Something to choose.
   *
   * @param value what is sent and stored
   * @param country the country it stands for, ISO 3166 in two letters, which has a name in every
   *     language; null for anything else
   * @param labels what to call it, by language; may be empty for a country
   */
  public record Choice(String value, @Nullable String country, Map<String, String> labels) {
    public Choice {
      labels = Map.copyOf(labels);
    }

    /** Returns a choice that people know by these names. */
    public static Choice of(String value, Map<String, String> labels) {
      return new Choice(value, null, labels);
    }

    /** Returns a choice that stands for a country. */
    public static Choice ofCountry(String value, String country) {
      return new Choice(value, country, Map.of());
    }

    /**
     * Returns the label in a language: its own, else the country's name, else the English one, else
     * the value.
     */
    public String label(Locale locale) {
      String own = labels.get(locale.getLanguage());
      if (own != null) {
        return own;
      }
      return country == null
          ? labels.getOrDefault("en", value)
          : new Locale("", country).getDisplayCountry(locale);
    }
  }

  /** Tells whether a value is one of the choices. */
  public boolean offers(String value) {
    return choices.stream().anyMatch(choice -> choice.value().equals(value));
  }

  /** Returns the label in a language, in English where there is none, and else the name. */
  public String label(Locale locale) {
    String english = labels.getOrDefault("en", name);
    return labels.getOrDefault(locale.getLanguage(), english);
  }
}

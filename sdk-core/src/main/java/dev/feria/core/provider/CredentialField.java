package dev.feria.core.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing a person or an operator enters to connect.
 *
 * @param name in the API and in settings, snake_case
 * @param kind how to ask for it
 * @param required whether connecting fails without it
 * @param choices the allowed values of a {@link Kind#CHOICE}, in the order to show them, the first
 *     being the default
 * @param labels what to call it, by language ({@code en}, {@code es}, {@code pt})
 */
public record CredentialField(
    String name, Kind kind, boolean required, List<String> choices, Map<String, String> labels) {
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

  /** Returns the label in a language, in English where there is none, and else the name. */
  public String label(Locale locale) {
    String english = labels.getOrDefault("en", name);
    return labels.getOrDefault(locale.getLanguage(), english);
  }
}

package dev.feria.server.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the console. */
public enum Language {
  /** Spanish; numbers and dates as in Chile unless the browser names another country. */
  ES("Español", new Locale("es", "CL")),
  /** Portuguese; numbers and dates as in Brazil unless the browser names another country. */
  PT("Português", new Locale("pt", "BR")),
  /** English; numbers and dates as in the United States unless the browser names another one. */
  EN("English", Locale.US);

  private final String label;
  private final Locale locale;

  Language(String label, Locale locale) {
    this.label = label;
    this.locale = locale;
  }

  /** Returns the ISO 639 code. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its name in itself. */
  public String label() {
    return label;
  }

  /** Returns the code for buttons. */
  public String shortLabel() {
    return name();
  }

  /** Returns the language of a code, null for one that the console does not speak. */
  public static @Nullable Language find(@Nullable String code) {
    for (Language language : values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    return null;
  }

  /**
   * Returns the first accepted language that the console speaks, and English where there is none.
   */
  public static Language of(List<Locale> accepted) {
    for (Locale wish : accepted) {
      Language language = find(wish.getLanguage());
      if (language != null) {
        return language;
      }
    }
    return EN;
  }

  /** Returns how to write numbers and dates: with the browser's country where it names one. */
  public Locale locale(List<Locale> accepted) {
    for (Locale wish : accepted) {
      if (wish.getLanguage().equals(code()) && !wish.getCountry().isEmpty()) {
        return wish;
      }
    }
    return locale;
  }
}

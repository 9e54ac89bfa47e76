package dev.feria.server.console;

import dev.feria.core.error.ProviderException;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What went wrong, in the reader's language. */
public final class Problems {
  private static final String URN = "urn:feria:problem:";

  private Problems() {}

  /** Returns the text for a problem that a service told of. */
  public static String text(Texts texts, ProblemException error) {
    Problem problem = error.problem();
    if (!problem.errors().isEmpty()) {
      String fields =
          problem.errors().stream()
              .map(field -> label(texts, field.field()))
              .distinct()
              .collect(Collectors.joining(", "));
      return texts.t("problem.invalid_fields", fields);
    }
    return text(
        texts, problem.type(), problem.detail() == null ? problem.title() : problem.detail());
  }

  /** Returns the text for what a provider answered. */
  public static String text(Texts texts, ProviderException error) {
    return text(texts, type(error), error.getMessage());
  }

  /** Returns the type of problem that a provider's answer is. */
  public static String type(ProviderException error) {
    if (error.reconnectNeeded()) {
      return "reconnect_needed";
    }
    return error.waitingHelps() ? "provider_unavailable" : "provider_refused";
  }

  private static String label(Texts texts, String field) {
    return texts.tOr("field." + field.substring(field.lastIndexOf('.') + 1), field);
  }

  /** Returns the text for a type of problem; the detail stands in where there is none. */
  public static String text(Texts texts, String type, @Nullable String detail) {
    String key = "problem." + (type.startsWith(URN) ? type.substring(URN.length()) : type);
    String told = detail == null ? "" : detail;
    return texts.words().containsKey(key) ? texts.t(key, told) : texts.t("problem.other", told);
  }

  /** Returns the heading for an HTTP status. */
  static String title(Texts texts, int status) {
    return texts.t(
        switch (status) {
          case 403 -> "problem.forbidden.title";
          case 404 -> "problem.not_found.title";
          case 503 -> "problem.unavailable.title";
          default -> "problem.internal.title";
        });
  }
}

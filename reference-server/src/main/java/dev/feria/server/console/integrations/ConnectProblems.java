package dev.feria.server.console.integrations;

import dev.feria.core.provider.CredentialField;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Texts;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which field of a connect form is wrong, by the name that stands beside it, and why. */
final class ConnectProblems {
  private static final Map<String, String> REASONS =
      Map.of(
          "is missing", "missing",
          "must be an https address", "https",
          "must be a public address", "public");

  private ConnectProblems() {}

  static String text(Visit visit, List<CredentialField> fields, ProblemException error) {
    List<FieldError> errors = error.problem().errors();
    return errors.isEmpty()
        ? Problems.text(visit.texts(), error)
        : errors.stream()
            .map(each -> label(visit.texts(), fields, each) + ": " + reason(visit.texts(), each))
            .collect(Collectors.joining(" "));
  }

  private static String label(Texts texts, List<CredentialField> fields, FieldError error) {
    return fields.stream()
        .filter(field -> field.name().equals(error.field()))
        .map(field -> field.label(texts.locale()))
        .findFirst()
        .orElse(error.field());
  }

  private static String reason(Texts texts, FieldError error) {
    String key = REASONS.get(error.message());
    return key == null
        ? texts.t("connect.wrong.other", error.message())
        : texts.tOr("connect.wrong." + key, error.message());
  }
}

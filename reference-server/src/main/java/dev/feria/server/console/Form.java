package dev.feria.server.console;

import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was entered into a form, and what is wrong with it.
 *
 * @param values by the names of the fields; never a password
 * @param wrong what to do, by the names of the fields
 * @param problem what is wrong with all of it; null when the fields say it
 */
public record Form(
    Map<String, String> values, Map<String, String> wrong, @Nullable String problem) {
  private static final Map<String, String> FIELD_OF =
      Map.of("sku_taken", "sku", "email_in_use", "email");

  /** A form that nobody has filled in. */
  public static final Form EMPTY = of(Map.of());

  public Form {
    values = Map.copyOf(values);
    wrong = Map.copyOf(wrong);
  }

  /** Returns a form with nothing wrong. */
  public static Form of(Map<String, String> values) {
    return new Form(values, Map.of(), null);
  }

  /** Returns a form that a service refused. */
  public static Form refused(Texts texts, Map<String, String> values, ProblemException error) {
    Problem problem = error.problem();
    Map<String, String> wrong = new HashMap<>();
    for (FieldError field : problem.errors()) {
      String name = field.field();
      wrong.put(name, texts.tOr("problem.field." + name, texts.t("problem.field")));
    }
    String text = Problems.text(texts, error);
    String only = FIELD_OF.get(problem.type());
    if (only != null) {
      wrong.put(only, text);
    }
    return new Form(values, wrong, wrong.isEmpty() ? text : null);
  }

  /** Returns what was entered into a field. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Returns what is wrong with a field. */
  public @Nullable String error(String name) {
    return wrong.get(name);
  }
}

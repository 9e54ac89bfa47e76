package dev.feria.server.console.integrations;

import dev.feria.server.accounts.ProviderView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One input of a connect form.
 *
 * @param kind text, secret, url or choice
 * @param chosen the value to begin with; null for the first
 */
public record FieldInput(
    String name,
    String label,
    String kind,
    boolean required,
    List<ProviderView.ChoiceView> choices,
    @Nullable String chosen) {
  /** Returns the input for a field; of countries, the reader's own is chosen at first. */
  static FieldInput of(ProviderView.FieldView field, Locale locale) {
    String here =
        field.choices().stream()
            .filter(choice -> locale.getCountry().equals(choice.country()))
            .map(ProviderView.ChoiceView::value)
            .findFirst()
            .orElse(null);
    return new FieldInput(
        field.name(), field.label(), field.kind(), field.required(), field.choices(), here);
  }

  /** Returns the type of the HTML input. */
  public String inputType() {
    return switch (kind) {
      case "secret" -> "password";
      case "url" -> "url";
      default -> "text";
    };
  }
}

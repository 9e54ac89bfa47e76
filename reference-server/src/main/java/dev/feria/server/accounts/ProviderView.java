package dev.feria.server.accounts;

import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.ProviderDescriptor;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A provider in the catalogue.
 *
 * @param connect {@code oauth} or {@code keys}
 * @param configured whether the operator has set it up, so that accounts can be connected
 * @param monthlyPrice what using it costs; null while it costs nothing
 */
public record ProviderView(
    String id,
    String name,
    String category,
    String connect,
    boolean configured,
    List<String> capabilities,
    List<FieldView> fields,
    String webhooks,
    URI documentation,
    @Nullable String monthlyPrice) {

  /** What a seller enters or chooses. */
  public record FieldView(
      String name, String kind, boolean required, List<ChoiceView> choices, String label) {}

  /**
   * Something to choose.
   *
   * @param value to send
   * @param label for people, in the language asked for
   * @param country the country it stands for, ISO 3166 in two letters; null for anything else
   */
  public record ChoiceView(String value, String label, @Nullable String country) {}

  static ProviderView of(ConfiguredProvider provider, Locale locale) {
    ProviderDescriptor descriptor = provider.descriptor();
    return new ProviderView(
        descriptor.id(),
        descriptor.name(),
        lower(descriptor.category()),
        lower(descriptor.connects().get(0)),
        provider.application() != null,
        provider.capabilities(),
        descriptor.fields(descriptor.connects().get(0)).stream()
            .map(field -> view(field, locale))
            .toList(),
        lower(descriptor.webhooks().scope()),
        descriptor.documentation(),
        null);
  }

  private static FieldView view(CredentialField field, Locale locale) {
    return new FieldView(
        field.name(),
        lower(field.kind()),
        field.required(),
        field.choices().stream()
            .map(choice -> new ChoiceView(choice.value(), choice.label(locale), choice.country()))
            .toList(),
        field.label(locale));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package dev.feria.server.accounts;

import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A provider in the catalogue.
 *
 * @param connect {@code oauth}, {@code keys} or both, the usual way first
 * @param configured whether the operator has set it up, so that accounts can be connected
 * @param fields what a seller enters or chooses before authorising
 * @param keys what a seller enters to connect with keys
 * @param monthlyPrice what using it costs; null while it costs nothing
 */
public record ProviderView(
    String id,
    String name,
    String category,
    List<String> connect,
    boolean configured,
    List<String> capabilities,
    List<FieldView> fields,
    List<FieldView> keys,
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
        provider.ways().stream().map(ProviderView::lower).toList(),
        provider.application() != null,
        provider.capabilities(),
        views(provider, Connect.OAUTH, locale),
        views(provider, Connect.KEYS, locale),
        lower(descriptor.webhooks().scope()),
        descriptor.documentation(),
        null);
  }

  private static List<FieldView> views(ConfiguredProvider provider, Connect way, Locale locale) {
    return provider.ways().contains(way)
        ? provider.descriptor().fields(way).stream().map(field -> view(field, locale)).toList()
        : List.of();
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

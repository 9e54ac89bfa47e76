package dev.feria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.limit.Quota;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Capability;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host may rely on before it has made one call. */
public abstract class DescriptorContract {
  private static final List<String> LANGUAGES = List.of("en", "es", "pt");

  /** Has nothing to set up. */
  protected DescriptorContract() {}

  /** Returns the provider under test. */
  protected abstract Provider provider();

  private ProviderDescriptor descriptor() {
    return provider().descriptor();
  }

  @Test
  protected void provider_isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::type))
        .contains(provider().getClass());
  }

  @Test
  protected void descriptor_hasAnIdForAddressesAndPagesForPeople() {
    assertThat(descriptor().id()).matches("[a-z][a-z0-9]*");
    assertThat(descriptor().name()).isNotBlank();
    assertThat(descriptor().documentation().getScheme()).isEqualTo("https");
    assertThat(descriptor().orderOverlap()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  private List<CredentialField> allFields() {
    return Stream.of(descriptor().settings(), descriptor().fields(), descriptor().keys())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  protected void fields_haveNamesAndLabelsInEveryLanguage() {
    assertThat(descriptor().connects()).isNotEmpty().doesNotHaveDuplicates();
    for (List<CredentialField> together :
        List.of(descriptor().settings(), descriptor().fields(), descriptor().keys())) {
      assertThat(together).extracting(CredentialField::name).doesNotHaveDuplicates();
    }
    for (CredentialField field : allFields()) {
      assertThat(field.name()).matches("[a-z][a-z0-9_]*");
      assertThat(field.labels().keySet()).as(field.name()).containsAll(LANGUAGES);
      assertThat(field.choices().isEmpty())
          .as(field.name())
          .isEqualTo(field.kind() != CredentialField.Kind.CHOICE);
    }
  }

  @Test
  protected void choices_haveNamesForPeopleInEveryLanguage() {
    allFields()
        .forEach(
            field -> {
              assertThat(field.choices())
                  .as(field.name())
                  .extracting(CredentialField.Choice::value)
                  .doesNotHaveDuplicates()
                  .doesNotContain("");
              for (CredentialField.Choice choice : field.choices()) {
                if (choice.country() == null) {
                  assertThat(choice.labels().keySet()).as(choice.value()).containsAll(LANGUAGES);
                } else {
                  assertThat(Locale.getISOCountries())
                      .as(choice.value())
                      .contains(choice.country());
                }
              }
            });
  }

  @Test
  protected void quotas_canBeKept() {
    for (Quota quota : descriptor().quotas()) {
      assertThat(quota.bucket()).isNotBlank();
      assertThat(quota.permits()).isPositive();
      assertThat(quota.period()).isPositive();
    }
  }

  @Test
  protected void accountType_saysWhatAccountsCanDo() {
    Class<? extends Account> type = provider().accountType();
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(Capability.class).isAssignableFrom(type);
  }

  @Test
  protected void configure_withoutARequiredSetting_namesIt() {
    List<String> required =
        descriptor().settings().stream()
            .filter(CredentialField::required)
            .map(CredentialField::name)
            .toList();
    if (required.isEmpty()) {
      return;
    }
    assertThatThrownBy(
            () ->
                provider()
                    .configure(
                        new ProviderSettings(null, Map.of()),
                        ProviderRuntime.standalone(new InMemoryTokenStore())))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(required).anyMatch(String.valueOf(e.getMessage())::contains));
  }

  @Test
  protected void connects_haveTheirFields() {
    if (descriptor().connects().contains(ProviderDescriptor.Connect.KEYS)) {
      assertThat(descriptor().keys()).isNotEmpty();
    } else {
      assertThat(descriptor().keys()).isEmpty();
    }
  }

  @Test
  protected void connect_withoutARequiredKey_namesItAndCallsNobody() {
    boolean configurable = descriptor().settings().stream().noneMatch(CredentialField::required);
    List<String> required =
        descriptor().keys().stream()
            .filter(CredentialField::required)
            .map(CredentialField::name)
            .toList();
    if (!configurable || required.isEmpty()) {
      return;
    }
    ProviderApplication application =
        provider()
            .configure(
                new ProviderSettings(null, Map.of()),
                ProviderRuntime.standalone(new InMemoryTokenStore()));
    assertThatThrownBy(() -> application.connect(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(required).anyMatch(String.valueOf(e.getMessage())::contains));
  }
}

package dev.feria.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.WebhookReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * The rules of architecture for every SDK module. A module takes them all:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.feria.shop", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *   @ArchTest static final ArchTests RULES = ArchTests.in(SdkArchitectureRules.class);
 * }
 * }</pre>
 */
public final class SdkArchitectureRules {
  /** Time and waiting are parameters. */
  @ArchTest
  public static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  /** Libraries do not print. */
  @ArchTest
  public static final ArchRule NOTHING_IS_PRINTED =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** There is no state outside of objects. */
  @ArchTest
  public static final ArchRule STATIC_FIELDS_ARE_FINAL =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  /** Callers catch the family of the core, so no module adds to it or goes around it. */
  @ArchTest
  public static final ArchRule THROWABLES_ARE_PROVIDER_EXCEPTIONS =
      classes()
          .that()
          .areAssignableTo(Throwable.class)
          .should()
          .beAssignableTo(ProviderException.class)
          .allowEmptyShould(true);

  /** Locks that hold while a call is on its way must let virtual threads go. */
  @ArchTest
  public static final ArchRule NOTHING_IS_SYNCHRONIZED =
      methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

  /** Libraries that we use inside are not part of what we promise. */
  @ArchTest
  public static final ArchRule NO_FOREIGN_TYPES_IN_SIGNATURES =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("dev.feria.core.http")
          .should(ArchConditions.haveNoForeignTypesInPublicSignatures())
          .allowEmptyShould(true);

  /** What is public cannot be extended unless it is made for that. */
  @ArchTest
  public static final ArchRule PUBLIC_CLASSES_ARE_CLOSED =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .should(ArchConditions.beFinalAbstractOrSealed())
          .allowEmptyShould(true);

  /** A module knows the core and itself, and nobody's internals but its own. */
  @ArchTest
  public static final ArchRule MODULES_KNOW_THE_CORE_ONLY =
      classes().should(ArchConditions.knowOnlyTheCoreAndTheirOwnModule());

  /**
   * Packages form no cycle. A webhook reader yields events, and a provider yields a reader: the two
   * contracts name each other on purpose.
   */
  @ArchTest
  public static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices()
          .matching("dev.feria.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(WebhookReader.class, Event.class)
          .allowEmptyShould(true);

  private SdkArchitectureRules() {}
}

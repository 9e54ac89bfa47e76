package dev.feria.server;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** What keeps the server in shape: who may depend on whom, and that time is a parameter. */
@AnalyzeClasses(packages = "dev.feria.server", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "dev.feria.server";

  @ArchTest
  static final ArchRule knowsNoProvider =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "of ours belong neither to the server nor to the core",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("dev.feria.")
                          && !type.getPackageName().startsWith(ROOT)
                          && !type.getPackageName().startsWith("dev.feria.core")));

  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              DescribedPredicate.describe(
                  "the console's composition, which knows its pages as the root knows the features",
                  (JavaClass type) -> type.getFullName().startsWith(ROOT + ".console.Console")),
              DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule onlyTheRootComposes =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule platformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".accounts..",
              ROOT + ".catalog..",
              ROOT + ".console..",
              ROOT + ".demo..",
              ROOT + ".ingest..",
              ROOT + ".inventory..",
              ROOT + ".notices..",
              ROOT + ".privacy..",
              ROOT + ".sales..",
              ROOT + ".shipping..",
              ROOT + ".tenancy..");

  @ArchTest
  static final ArchRule nothingKnowsTheConsole =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".*..")
          .and()
          .resideOutsideOfPackage(ROOT + ".console..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".console..");

  @ArchTest
  static final ArchRule storesBelongToTheirFeature =
      classes().should(notTouchStoresOfOtherFeatures());

  private static ArchCondition<JavaClass> notTouchStoresOfOtherFeatures() {
    return new ArchCondition<>("not touch the stores of other features") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (target.getPackageName().startsWith(ROOT)
              && target.getSimpleName().endsWith("Store")
              && !feature(target).equals(feature(origin))) {
            events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String feature(JavaClass type) {
    String inside = type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
    return inside.replaceFirst("\\..*", "");
  }

  @ArchTest
  static final ArchRule resourcesSpeakNoSql =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule timeIsAParameter =
      noClasses()
          .should(callMethod(Instant.class, "now"))
          .orShould(callMethod(LocalDate.class, "now"))
          .orShould(callMethod(LocalDateTime.class, "now"))
          .orShould(callMethod(OffsetDateTime.class, "now"))
          .orShould(callMethod(System.class, "currentTimeMillis"))
          .orShould(callMethod(Thread.class, "sleep", long.class));

  @ArchTest
  static final ArchRule onlyMainReadsTheRealClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".Main")
          .should(callMethod(Clock.class, "systemUTC"))
          .orShould(callMethod(Clock.class, "systemDefaultZone"))
          .orShould(callMethod(System.class, "exit", int.class));

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould(callMethod(Throwable.class, "printStackTrace"));

  @ArchTest
  static final ArchRule noStaticState =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage(ROOT + "..")
          .should()
          .beFinal()
          .because("two servers may run in one process");

  @ArchTest
  static final ArchRule servicesAreClosedForInheritance =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnnotations()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .haveModifier(JavaModifier.ABSTRACT);
}

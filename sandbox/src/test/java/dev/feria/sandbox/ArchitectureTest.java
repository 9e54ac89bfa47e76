package dev.feria.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.feria", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("dev.feria.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.feria.core..",
              "dev.feria.mercadolibre..",
              "dev.feria.woocommerce..",
              "dev.feria.shopify..",
              "dev.feria.server..");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule plumbingKnowsNoPlatform =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.feria.sandbox",
              "dev.feria.sandbox.http",
              "dev.feria.sandbox.twin",
              "dev.feria.sandbox.control")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.feria.sandbox.mercadolibre..",
              "dev.feria.sandbox.shopify..",
              "dev.feria.sandbox.woocommerce..");

  @ArchTest
  static final ArchRule twinsKnowNoOtherTwin =
      slices()
          .matching("dev.feria.sandbox.(mercadolibre|shopify|woocommerce)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.feria.sandbox.(**)").should().beFreeOfCycles();
}

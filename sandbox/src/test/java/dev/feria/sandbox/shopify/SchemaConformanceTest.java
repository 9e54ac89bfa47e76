package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the twin's schema and its answers to the vendor's, where that is at hand. */
final class SchemaConformanceTest {
  private static final String FILE = "shopify-admin-2026-10.introspection.json";
  private static final Set<String> OURS = Set.of("idempotent");

  private static TypeDefinitionRegistry vendor;
  private static GraphQLSchema vendorSchema;

  @BeforeAll
  static void read() throws IOException {
    Path file = find();
    Assumptions.assumeTrue(
        file != null, "skipped: " + FILE + " is not in FERIA_SCHEMAS (default ../shared/schemas)");
    Map<?, ?> tree = (Map<?, ?>) Json.parse(Files.readAllBytes(file));
    Object data = tree.containsKey("data") ? tree.get("data") : tree;
    @SuppressWarnings("unchecked")
    Document document =
        new IntrospectionResultToSchema().createSchemaDefinition((Map<String, Object>) data);
    vendor = new SchemaParser().buildRegistry(document);
    vendorSchema = UnExecutableSchemaGenerator.makeUnExecutableSchema(vendor);
  }

  private static Path find() {
    String configured = System.getenv("FERIA_SCHEMAS");
    if (configured != null) {
      Path file = Path.of(configured, FILE);
      return Files.exists(file) ? file : null;
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve("schemas").resolve(FILE);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }

  private static TypeDefinitionRegistry own() throws IOException {
    try (InputStream file =
        SchemaConformanceTest.class.getResourceAsStream(
            "/dev/feria/sandbox/shopify/admin.graphqls")) {
      return new SchemaParser().parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void schema_whenComparedWithTheVendors_isATrueSubset() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (TypeDefinition<?> type : own().types().values()) {
      TypeDefinition<?> theirs = vendor.getTypeOrNull(type.getName());
      if (theirs == null) {
        wrong.add("no type " + type.getName());
      } else if (type instanceof ObjectTypeDefinition object) {
        compare(object, (ObjectTypeDefinition) theirs, wrong);
      } else if (type instanceof InputObjectTypeDefinition input) {
        List<InputValueDefinition> fields =
            ((InputObjectTypeDefinition) theirs).getInputValueDefinitions();
        values(type.getName(), input.getInputValueDefinitions(), fields, wrong);
        required(type.getName(), input.getInputValueDefinitions(), fields, wrong);
      } else if (type instanceof EnumTypeDefinition choice) {
        List<String> known =
            ((EnumTypeDefinition) theirs)
                .getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList();
        choice.getEnumValueDefinitions().stream()
            .filter(value -> !known.contains(value.getName()))
            .forEach(value -> wrong.add(type.getName() + "." + value.getName()));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(vendor.scalars().keySet()).containsAll(own().scalars().keySet());
    assertThat(own().getDirectiveDefinitions().keySet()).isEqualTo(OURS);
  }

  private static void compare(
      ObjectTypeDefinition own, ObjectTypeDefinition theirs, List<String> wrong) {
    for (FieldDefinition field : own.getFieldDefinitions()) {
      String name = own.getName() + "." + field.getName();
      FieldDefinition same =
          theirs.getFieldDefinitions().stream()
              .filter(each -> each.getName().equals(field.getName()))
              .findFirst()
              .orElse(null);
      if (same == null) {
        wrong.add("no field " + name);
        continue;
      }
      if (!print(field.getType()).equals(print(same.getType()))) {
        wrong.add(name + " is " + print(field.getType()) + " not " + print(same.getType()));
      }
      values(name, field.getInputValueDefinitions(), same.getInputValueDefinitions(), wrong);
      required(name, field.getInputValueDefinitions(), same.getInputValueDefinitions(), wrong);
    }
  }

  private static String print(graphql.language.Node<?> node) {
    return AstPrinter.printAst(node);
  }

  private static void values(
      String name,
      List<InputValueDefinition> own,
      List<InputValueDefinition> theirs,
      List<String> wrong) {
    for (InputValueDefinition value : own) {
      InputValueDefinition same = named(theirs, value.getName());
      if (same == null || !print(value.getType()).equals(print(same.getType()))) {
        wrong.add(name + "(" + value.getName() + ")");
      } else if (!Objects.equals(
          String.valueOf(value.getDefaultValue() == null ? null : print(value.getDefaultValue())),
          String.valueOf(same.getDefaultValue() == null ? null : print(same.getDefaultValue())))) {
        wrong.add(name + "(" + value.getName() + ") has another default");
      }
    }
  }

  /** What the vendor demands must be in our part, so that leaving it out fails here too. */
  private static void required(
      String name,
      List<InputValueDefinition> own,
      List<InputValueDefinition> theirs,
      List<String> wrong) {
    for (InputValueDefinition value : theirs) {
      if (print(value.getType()).endsWith("!")
          && value.getDefaultValue() == null
          && named(own, value.getName()) == null) {
        wrong.add(name + " lacks the required " + value.getName());
      }
    }
  }

  private static InputValueDefinition named(List<InputValueDefinition> all, String name) {
    return all.stream().filter(each -> each.getName().equals(name)).findFirst().orElse(null);
  }

  @Test
  void answers_whenQueriesAreRich_fitTheVendorsTypes() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(120, 600))) {
      for (String shop : List.of(ShopDriver.NORTE, ShopDriver.CENTRO, ShopDriver.LOJA)) {
        ShopDriver driver = new ShopDriver(sandbox, shop);
        driver.settings("limits", false, "max_cost", 1_000_000);
        for (String query : RichQueries.all()) {
          Document document = new Parser().parseDocument(query);
          assertThat(new Validator().validateDocument(vendorSchema, document, Locale.ENGLISH))
              .as(query)
              .isEmpty();
          Answer answer = driver.good(query);
          List<String> wrong = new ArrayList<>();
          new AnswerCheck(vendorSchema, document, wrong).check((Map<?, ?>) answer.at("data"));
          assertThat(wrong).as(query).isEmpty();
        }
      }
    }
  }
}

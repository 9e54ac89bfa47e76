package dev.feria.shopify.conformance;

import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import graphql.ParseAndValidate;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The vendor's description of the API, which is no part of this repository. */
final class VendorSchema {
  private static final String FILE = "shopify-admin-2026-10.introspection.json";
  private static final String FOLDER = "FERIA_SCHEMAS";

  private VendorSchema() {}

  /** Reads the schema; the test is skipped where the folder is missing. */
  static GraphQLSchema read() {
    String folder = System.getenv(FOLDER);
    Path file =
        (folder == null ? Path.of("..", "..", "shared", "schemas") : Path.of(folder)).resolve(FILE);
    Assumptions.assumeTrue(
        Files.isReadable(file),
        () ->
            "SKIPPED: the vendor's schema is not at "
                + file.toAbsolutePath().normalize()
                + "; set "
                + FOLDER
                + " to the folder that holds it");
    try {
      Map<String, Object> answer =
          Json.standard().read(Files.readAllBytes(file), JsonType.mapOf(Object.class));
      Object data = answer.getOrDefault("data", answer);
      @SuppressWarnings("unchecked") // the shape of every introspection
      Map<String, Object> introspection = (Map<String, Object>) data;
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser()
              .buildRegistry(
                  new IntrospectionResultToSchema().createSchemaDefinition(introspection)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns what is wrong with a document; empty for a valid one. */
  static List<String> problems(GraphQLSchema schema, String document) {
    return ParseAndValidate.validate(schema, new Parser().parseDocument(document), Locale.ENGLISH)
        .stream()
        .map(Object::toString)
        .toList();
  }
}

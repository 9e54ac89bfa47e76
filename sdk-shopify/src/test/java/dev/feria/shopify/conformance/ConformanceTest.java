package dev.feria.shopify.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the module sends is what the vendor's own description allows. */
class ConformanceTest {
  private static GraphQLSchema schema;

  @BeforeAll
  static void readSchema() {
    schema = VendorSchema.read();
  }

  @Test
  void documents_areValidAgainstTheVendorsSchema() {
    Map<String, String> documents = Documents.all();

    assertThat(documents).hasSizeGreaterThan(20);
    documents.forEach(
        (name, document) -> assertThat(VendorSchema.problems(schema, document)).as(name).isEmpty());
  }
}

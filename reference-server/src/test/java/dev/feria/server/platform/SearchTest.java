package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTest {
  private static TestDatabase db;

  @BeforeAll
  static void start() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void stop() {
    db.close();
  }

  @ParameterizedTest
  @CsvSource({
    "cafe, Café Molido, true",
    "CAFÉ, cafe molido, true",
    "nandu, ÑANDÚ 400 g, true",
    "acucar, Açúcar Rubia, true",
    "é 5, Café 500, true",
    "50%, 50 g, false",
    "50%, 50% off, true",
    "a_b, axb, false",
    ".*, Café, false",
    "(x, a(x)b, true",
    "té, Arroz, false"
  })
  void containing_findsTextsWithOrWithoutAccents(String search, String text, boolean found) {
    boolean matched =
        db.database()
            .inSystem(
                handle ->
                    handle
                        .createQuery("select :text ~* :search")
                        .bind("text", text)
                        .bind("search", Search.containing(search))
                        .mapTo(Boolean.class)
                        .one());
    assertThat(matched).isEqualTo(found);
  }

  @Test
  void containing_ofNothing_isNull() {
    assertThat(Search.containing(" ")).isNull();
    assertThat(Search.containing(null)).isNull();
  }
}

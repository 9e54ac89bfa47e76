package dev.feria.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.page.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final Json JSON = Json.standard();

  public record Status(String wire) implements OpenEnum {
    public static final Status PAID = new Status("paid");
  }

  public record Item(
      String id,
      @Nullable BigDecimal unitPrice,
      @Nullable Status status,
      int quantity,
      @Nullable Boolean isGift,
      @Nullable Instant dateCreated,
      List<String> tags,
      @JsonName("_id") @Nullable String oddName,
      @Nullable RawJson cause,
      @Nullable Secret token) {
    public Item {
      tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
    }
  }

  public record Strict(String id, List<Item> items) {}

  public record Thrower(String id) {
    public Thrower {
      if (id.length() > 3) {
        throw new IllegalArgumentException("hush " + id);
      }
    }
  }

  public record Answer<T>(T value, List<T> others, @Nullable Map<String, T> named) {}

  public record Tree(String name, @Nullable List<Tree> children) {}

  public record NewAnswer(@NumericId String questionId, String text, @Nullable RawJson note) {}

  public record Refusing(String wire) implements OpenEnum {
    public Refusing {
      throw new IllegalStateException("hush " + wire);
    }
  }

  public record TwoParts(String wire, int more) implements OpenEnum {}

  record Hidden(String id, int count) {}

  private static Item item(String json) throws IOException {
    return JSON.read(json, Item.class);
  }

  @Test
  void read_ofAnOrdinaryDocument_fillsTheRecord() throws IOException {
    Item item =
        item(
            """
            {"id": 2000003508, "unit_price": 0.10, "status": "paid", "quantity": 2, "is_gift": true,
             "date_created": "2026-11-20T13:36:12.129-04:00", "tags": ["a"], "_id": "x",
             "cause": [{"code": 1.50}], "token": "hush", "unknown": {"deep": [1, {}]}}
            """);
    assertThat(item.id()).isEqualTo("2000003508");
    assertThat(item.unitPrice()).isEqualTo(new BigDecimal("0.10"));
    assertThat(item.status()).isEqualTo(Status.PAID);
    assertThat(item.quantity()).isEqualTo(2);
    assertThat(item.isGift()).isTrue();
    assertThat(item.dateCreated()).isEqualTo(Instant.parse("2026-11-20T17:36:12.129Z"));
    assertThat(item.tags()).containsExactly("a");
    assertThat(item.oddName()).isEqualTo("x");
    assertThat(item.cause().text()).isEqualTo("[{\"code\": 1.50}]");
    assertThat(item.token().reveal()).isEqualTo("hush");
    assertThat(item.toString()).doesNotContain("hush");
  }

  @Test
  void read_whenOptionalsAreAbsentOrNull_givesNullsAndTheConstructorsDefaults() throws IOException {
    for (String json :
        List.of(
            "{\"id\":\"1\",\"quantity\":0}",
            "{\"id\":\"1\",\"quantity\":0,\"unit_price\":null,\"status\":null,\"is_gift\":null,"
                + "\"date_created\":null,\"tags\":null,\"_id\":null,\"cause\":null,\"token\":null}")) {
      Item item = item(json);
      assertThat(item)
          .isEqualTo(new Item("1", null, null, 0, null, null, List.of(), null, null, null));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"quantity\":1} | Item.id missing at path $",
        "{\"id\":null,\"quantity\":1} | Item.id missing at path $",
        "{\"id\":\"1\"} | Item.quantity missing at path $",
        "{\"id\":\"1\",\"quantity\":null} | Item.quantity missing at path $"
      })
  void read_whenARequiredComponentIsMissing_saysWhich(String json, String message) {
    assertThatThrownBy(() -> item(json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_whenAListIsRequired_isNotSilentlyEmpty() {
    assertThatThrownBy(() -> JSON.read("{\"id\":\"1\"}", Strict.class))
        .hasMessageContaining("Strict.items missing");
    assertThatThrownBy(() -> JSON.read("{\"id\":\"1\",\"items\":[{\"id\":\"2\"}]}", Strict.class))
        .hasMessageContaining("Item.quantity missing at path $.items[0]");
  }

  @Test
  void read_whenAConstructorThrows_isAnIoExceptionWithoutItsText() {
    assertThatThrownBy(() -> JSON.read("{\"id\":\"12345\"}", Thrower.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Thrower refused")
        .hasMessageNotContaining("hush")
        .hasNoCause();
    assertThatThrownBy(() -> JSON.read("\"x\"", Refusing.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Refusing refused")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T13:36:12Z, 2026-11-20T13:36:12Z",
    "2026-11-20T13:36Z, 2026-11-20T13:36:00Z",
    "2026-11-20T13:36:12.129-04:00, 2026-11-20T17:36:12.129Z",
    "2026-11-20T13:36:12.000-0400, 2026-11-20T17:36:12Z",
    "2026-11-20T13:36:12+00, 2026-11-20T13:36:12Z",
    "2026-11-20T13:36:12.123456789+05:45, 2026-11-20T07:51:12.123456789Z"
  })
  void read_ofATime_understandsEveryOffset(String wire, Instant instant) throws IOException {
    assertThat(JSON.read("\"" + wire + "\"", Instant.class)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T13:36:12", "2026-11-20", "hush", ""})
  void read_ofATimeWithoutOffset_isRefused(String wire) {
    assertThatThrownBy(() -> JSON.read("\"" + wire + "\"", Instant.class))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.1", "12990", "12990.00", "1e3", "9007199254740993.01", "-0.0000000001"})
  void read_ofADecimal_isExactFromNumberOrText(String wire) throws IOException {
    assertThat(JSON.read(wire, BigDecimal.class)).isEqualTo(new BigDecimal(wire));
    assertThat(JSON.read("\"" + wire + "\"", BigDecimal.class)).isEqualTo(new BigDecimal(wire));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"hush\"", "\"\"", "true", "{}", "1e999999", "\"1e-999999\""})
  void read_ofADecimalThatIsNone_isRefused(String wire) {
    assertThatThrownBy(() -> JSON.read(wire, BigDecimal.class))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> JSON.read("1".repeat(101), BigDecimal.class))
        .isInstanceOf(IOException.class);
  }

  @Test
  void read_ofLongIds_keepsEveryDigit() throws IOException {
    assertThat(JSON.read("[9007199254740993]", JsonType.listOf(String.class)))
        .containsExactly("9007199254740993");
    assertThat(JSON.read("{\"a\":9007199254740993}", JsonType.mapOf(Long.class)))
        .containsEntry("a", 9007199254740993L);
    assertThat(JSON.read("{\"a\":[9007199254740993,\"x\",true,null,{\"b\":1}]}", Object.class))
        .hasToString("{a=[9007199254740993, x, true, null, {b=1}]}");
  }

  @Test
  void read_ofAnUnknownEnumValue_keepsItsText() throws IOException {
    assertThat(JSON.read("\"teleported\"", Status.class)).isEqualTo(new Status("teleported"));
    assertThat(JSON.read("7", Status.class)).isEqualTo(new Status("7"));
    assertThat(JSON.read("true", Status.class)).isEqualTo(new Status("true"));
    assertThatThrownBy(() -> JSON.read("\"x\"", TwoParts.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TwoParts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>hush</html> | not JSON",
        "{\"id\": \"hush\", \"quantity\": | ends early",
        "'' | ends early",
        "{\"id\":\"hush\",\"quantity\":1} {} | not JSON",
        "null | null instead of",
        "[] | Expected BEGIN_OBJECT",
        "{\"id\":\"1\",\"quantity\":\"hush\"} | Expected an int at path $.quantity",
        "{\"id\":{},\"quantity\":1} | Expected a string at path $.id"
      })
  void read_whenTheDocumentIsUnreadable_saysWhereAndNotWhat(String json, String message) {
    assertThatThrownBy(() -> item(json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @Test
  void read_ofGenericAndNestedRecords_resolvesTheirTypes() throws IOException {
    JsonType<Answer<Status>> type = JsonType.generic(Answer.class, Status.class);
    Answer<Status> answer =
        JSON.read("{\"value\":\"paid\",\"others\":[\"x\"],\"named\":{\"n\":\"y\"}}", type);
    assertThat(answer.value()).isEqualTo(Status.PAID);
    assertThat(answer.others()).containsExactly(new Status("x"));
    assertThat(answer.named()).containsEntry("n", new Status("y"));
    Tree tree = JSON.read("{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}", Tree.class);
    assertThat(tree.children()).containsExactly(new Tree("b", null));
    assertThat(JSON.read("{\"id\":\"1\",\"count\":2}", Hidden.class)).isEqualTo(new Hidden("1", 2));
  }

  @Test
  void read_ofListsAndMaps_givesTheirElements() throws IOException {
    byte[] list = "[{\"id\":\"1\",\"quantity\":1}]".getBytes(StandardCharsets.UTF_8);
    assertThat(JSON.read(list, JsonType.listOf(Item.class))).hasSize(1);
    assertThat(JSON.read("[[\"a\"]]", JsonType.listOf(JsonType.listOf(Status.class))))
        .containsExactly(List.of(new Status("a")));
    assertThat(JSON.read("{\"k\":[\"a\"]}", JsonType.mapOf(JsonType.listOf(Status.class))))
        .containsEntry("k", List.of(new Status("a")));
    assertThat(JsonType.listOf(Item.class))
        .isEqualTo(JsonType.listOf(Item.class))
        .hasSameHashCodeAs(JsonType.listOf(Item.class))
        .isNotEqualTo(JsonType.of(Item.class))
        .hasToString("java.util.List<dev.feria.core.json.JsonTest$Item>");
    assertThat(JsonType.of(Item.class).equals((Object) "Item")).isFalse();
  }

  @Test
  void write_ofARecord_isSnakeCaseWithoutNulls() throws IOException {
    Item item =
        new Item(
            "1",
            new BigDecimal("12990.00"),
            Status.PAID,
            3,
            null,
            Instant.parse("2026-11-20T13:36:12.129Z"),
            List.of(),
            "x",
            new RawJson("[1.50]"),
            Secret.of("s"));
    assertThat(JSON.writeText(item))
        .isEqualTo(
            "{\"id\":\"1\",\"unit_price\":12990.00,\"status\":\"paid\",\"quantity\":3,"
                + "\"date_created\":\"2026-11-20T13:36:12.129Z\",\"tags\":[],\"_id\":\"x\","
                + "\"cause\":[1.50],\"token\":\"s\"}");
    assertThat(item(JSON.writeText(item))).isEqualTo(item);
  }

  @Test
  void write_ofNumericIdsAndExplicitNulls_isAsTheWireWantsIt() throws IOException {
    NewAnswer answer = new NewAnswer("13072315011", "Sí", RawJson.NULL);
    assertThat(JSON.writeText(answer))
        .isEqualTo("{\"question_id\":13072315011,\"text\":\"Sí\",\"note\":null}");
    assertThat(JSON.read("{\"question_id\":9007199254740993,\"text\":\"\"}", NewAnswer.class))
        .isEqualTo(new NewAnswer("9007199254740993", "", null));
    assertThatThrownBy(() -> JSON.write(new NewAnswer("abc", "", null)))
        .isInstanceOf(NumberFormatException.class);
  }

  @Test
  void write_ofMapsListsAndScalars_usesTheirOwnClasses() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("quantity", 5);
    map.put("price", new BigDecimal("0.10"));
    map.put("status", Status.PAID);
    map.put("nested", List.of(Map.of("a", 1L), true));
    map.put("none", null);
    assertThat(JSON.writeText(map))
        .isEqualTo(
            "{\"quantity\":5,\"price\":0.10,\"status\":\"paid\",\"nested\":[{\"a\":1},true]}");
    assertThat(JSON.writeText(null)).isEqualTo("null");
    assertThat(JSON.writeText(new ArrayList<>(List.of("a")))).isEqualTo("[\"a\"]");
  }

  @Test
  void snakeCase_ofJavaNames_isTheWireName() {
    assertThat(RecordAdapter.snakeCase("unitPrice")).isEqualTo("unit_price");
    assertThat(RecordAdapter.snakeCase("id")).isEqualTo("id");
    assertThat(RecordAdapter.snakeCase("line1Text")).isEqualTo("line1_text");
  }

  /** Records of a list. */
  public record Crate(List<Entry<Apple>> apples) {}

  /** A record of a list. */
  public record Apple(String id, int weight) {}

  @Test
  void read_whenOneOfManyIsBroken_readsTheOthersAndNamesIt() throws IOException {
    Crate crate =
        Json.standard()
            .read(
                "{\"apples\":[{\"id\":\"a\",\"weight\":1},{\"weight\":\"heavy\",\"id\":7},null,[1],"
                    + "{\"id\":{\"x\":1}},{\"id\":\"b\",\"weight\":2}]}",
                Crate.class);

    assertThat(crate.apples())
        .containsExactly(
            Entry.of(new Apple("a", 1)),
            new Entry.Unreadable<>("7", "Expected an int at path $.apples[1].weight"),
            new Entry.Unreadable<>(null, "null at path $.apples[2]"),
            new Entry.Unreadable<>(null, "Expected BEGIN_OBJECT at path $.apples[3]"),
            new Entry.Unreadable<>(null, "Expected a string at path $.apples[4].id"),
            Entry.of(new Apple("b", 2)));
    assertThat(Json.standard().writeText(crate))
        .isEqualTo(
            "{\"apples\":[{\"id\":\"a\",\"weight\":1},null,null,null,null,{\"id\":\"b\",\"weight\":2}]}");
  }

  @Test
  void read_whenARecordOfManyIsNotJson_failsAsAWhole() {
    assertThatThrownBy(() -> Json.standard().read("{\"apples\":[{\"id\":\"a\",]}", Crate.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not JSON");
  }

  public record Box(String id, @Nullable Item inside) {}

  @Test
  void read_whenAnEmptyArrayStandsForARecord_isAsIfItWereNotThere() throws IOException {
    assertThat(JSON.read("{\"id\":\"1\",\"inside\":[]}", Box.class).inside()).isNull();
    assertThatThrownBy(() -> JSON.read("{\"id\":\"1\",\"inside\":[1]}", Box.class))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> JSON.read("[]", Box.class)).isInstanceOf(IOException.class);
  }

  @Test
  void read_whenAnEmptyArrayStandsForARecordOfAList_isUnreadableByItself() throws IOException {
    List<Entry<Box>> boxes =
        JSON.read(
            "[{\"id\":\"1\"},[]]",
            JsonType.listOf(JsonType.<Entry<Box>>generic(Entry.class, Box.class)));
    assertThat(boxes.get(0)).isInstanceOf(Entry.Read.class);
    assertThat(boxes.get(1)).isInstanceOf(Entry.Unreadable.class);
  }
}

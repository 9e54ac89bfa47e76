package dev.feria.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PaginatedTest {
  private final List<String> asked = new ArrayList<>();

  /** Pages of two: 1 2 | 3 4 | 5. */
  private Page<Integer> fetch(String cursor) {
    asked.add(String.valueOf(cursor));
    return switch (String.valueOf(cursor)) {
      case "null" -> new Page<>(List.of(1, 2), "b", 5L);
      case "b" -> Page.of(List.of(3, 4), "c");
      default -> Page.of(List.of(5), null);
    };
  }

  @Test
  void walk_whenNothingIsConsumed_asksNothing() {
    Paginated<Integer> walk = Paginated.of(null, this::fetch);
    Iterator<Integer> unused = walk.iterator();
    assertThat(unused).isNotNull();
    assertThat(walk.stream()).isNotNull();
    assertThat(walk.pages()).isNotNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void stream_limitedToThePage_asksOnce() {
    assertThat(Paginated.of(null, this::fetch).stream().limit(2)).containsExactly(1, 2);
    assertThat(asked).containsExactly("null");
  }

  @Test
  void stream_ofEverything_asksEachPageOnce() {
    assertThat(Paginated.of(null, this::fetch).stream()).containsExactly(1, 2, 3, 4, 5);
    assertThat(asked).containsExactly("null", "b", "c");
  }

  @Test
  void iterator_movedToTheEndOfAPage_asksTheNextOnlyThen() {
    Iterator<Integer> items = Paginated.of("b", this::fetch).iterator();
    assertThat(items.next()).isEqualTo(3);
    assertThat(items.next()).isEqualTo(4);
    assertThat(asked).containsExactly("b");
    assertThat(items.next()).isEqualTo(5);
    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    assertThat(asked).containsExactly("b", "c");
  }

  @Test
  void pages_walked_carryCursorsAndTotals() {
    assertThat(Paginated.of(null, this::fetch).pages().limit(1))
        .containsExactly(new Page<>(List.of(1, 2), "b", 5L));
    assertThat(asked).hasSize(1);
  }

  @Test
  void walk_overAnEmptyPageWithACursor_goesOn() {
    Paginated<Integer> walk =
        Paginated.of(
            null, cursor -> cursor == null ? Page.of(List.of(), "x") : Page.of(List.of(9), null));
    assertThat(walk).containsExactly(9);
  }

  @Test
  void walk_whenACursorComesTwice_endsWithAnException() {
    Paginated<Integer> itself = Paginated.of(null, cursor -> Page.of(List.of(1), "same"));
    assertThatThrownBy(() -> itself.stream().count()).isInstanceOf(IllegalStateException.class);
    Paginated<Integer> circle =
        Paginated.of("a", cursor -> Page.of(List.of(1), cursor.equals("a") ? "b" : "a"));
    assertThatThrownBy(() -> circle.stream().count())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void pageIterator_pastTheEnd_throws() {
    PageIterator<Integer> pages = new PageIterator<>("c", this::fetch);
    assertThat(pages.next().items()).containsExactly(5);
    assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
  }
}

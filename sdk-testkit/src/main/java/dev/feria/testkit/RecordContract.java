package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One record that cannot be decoded keeps no other of its page out. For modules whose accounts are
 * an {@code OrderSource} or a {@code ListingSource}; their fixture is a {@link RecordFixture}.
 */
public abstract class RecordContract extends ContractTest {
  private static final String VALUE = "peach-4711";

  /** Has nothing to set up. */
  protected RecordContract() {}

  @Override
  protected abstract RecordFixture fixture();

  private Page<? extends Entry<?>> page(String broken) {
    String first = fixture().record("1");
    String last = fixture().record("3");
    fixture().pages(List.of(first, broken, last)).forEach(b -> provider.enqueue(answer(200, b)));
    return fixture()
        .entries(provider.server().url("/").uri(), runtime(tokens))
        .pages()
        .findFirst()
        .orElseThrow();
  }

  private void unreadable(String broken, boolean named) {
    Page<? extends Entry<?>> page = page(broken);
    assertThat(page.items()).hasSize(3);
    assertThat(page.items()).filteredOn(entry -> entry instanceof Entry.Read<?>).hasSize(2);
    Entry<?> entry =
        page.items().stream()
            .filter(e -> e instanceof Entry.Unreadable<?>)
            .findFirst()
            .orElseThrow();
    Entry.Unreadable<?> unreadable = (Entry.Unreadable<?>) entry;
    assertThat(unreadable.reference()).isEqualTo(named ? fixture().reference("2") : null);
    assertThat(unreadable.reason()).isNotBlank().doesNotContain(VALUE);
  }

  @Test
  protected void page_whenAllRecordsCanBeRead_givesThemAll() {
    assertThat(page(fixture().record("2")).items())
        .hasSize(3)
        .allMatch(entry -> entry instanceof Entry.Read<?>);
  }

  @Test
  protected void page_whenARecordHasAFieldOfTheWrongKind_givesTheOthersAndNamesIt() {
    unreadable(fixture().brokenRecord("2", VALUE), true);
  }

  @Test
  protected void page_whenARecordIsNoObject_givesTheOthers() {
    unreadable("[\"" + VALUE + "\"]", fixture().namedByRequest());
  }
}

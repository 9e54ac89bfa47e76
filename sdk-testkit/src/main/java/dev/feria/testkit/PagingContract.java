package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ForbiddenException;
import dev.feria.core.page.Paginated;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests a walk over pages makes, and when. */
public abstract class PagingContract extends ContractTest {
  private List<String> pages = List.of();

  /** Has nothing to set up. */
  protected PagingContract() {}

  /** Scripts every page, in order. */
  @BeforeEach
  protected void scriptPages() {
    pages = fixture.pageBodies();
    assertThat(pages).hasSizeGreaterThanOrEqualTo(2);
    assertThat(fixture.firstPageSize()).isGreaterThanOrEqualTo(2);
  }

  private void enqueueAll() {
    pages.forEach(body -> provider.enqueue(answer(200, body)));
  }

  @Test
  protected void list_whenNothingIsConsumed_asksNothing() {
    Paginated<?> walk = open().list();
    assertThat(walk.iterator()).isNotNull();
    assertThat(walk.stream()).isNotNull();
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  protected void list_limitedToItsFirstPage_makesOneCall() {
    enqueueAll();
    assertThat(open().list().stream().limit(fixture.firstPageSize()).count())
        .isEqualTo(fixture.firstPageSize());
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void list_oneItemFurther_makesTwoCalls() {
    enqueueAll();
    Iterator<?> items = open().list().iterator();
    for (int i = 0; i <= fixture.firstPageSize(); i++) {
      assertThat(items.next()).isNotNull();
    }
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void list_toTheEnd_makesOneCallForEachPage() {
    enqueueAll();
    assertThat(open().list().stream().count()).isEqualTo(fixture.itemCount());
    assertThat(provider.calls()).hasSize(pages.size());
    assertThat(provider.calls().stream().map(PagingContract::asked).distinct())
        .as("each page is asked for differently")
        .hasSize(pages.size());
  }

  private static String asked(RecordedRequest call) {
    return call.getTarget() + " " + (call.getBody() == null ? "" : call.getBody().utf8());
  }

  @Test
  protected void list_walkedTwice_asksAgain() {
    enqueueAll();
    enqueueAll();
    Paginated<?> walk = open().list();
    assertThat(walk.stream().count()).isEqualTo(walk.stream().count());
    assertThat(provider.calls()).hasSize(2 * pages.size());
  }

  @Test
  protected void list_whenAPageFailsForAMoment_losesAndRepeatsNothing() {
    provider.enqueue(answer(200, pages.get(0)));
    provider.enqueue(answer(503, fixture.errorBody(503)));
    pages.stream().skip(1).forEach(body -> provider.enqueue(answer(200, body)));
    assertThat(open().list().stream().count()).isEqualTo(fixture.itemCount());
    assertThat(provider.calls()).hasSize(pages.size() + 1);
  }

  @Test
  protected void list_whenAPageFailsForGood_givesWhatCameBefore() {
    provider.enqueue(answer(200, pages.get(0)));
    provider.enqueue(answer(403, fixture.errorBody(403)));
    Iterator<?> items = open().list().iterator();
    for (int i = 0; i < fixture.firstPageSize(); i++) {
      assertThat(items.next()).isNotNull();
    }
    failure(ForbiddenException.class, items::next);
  }
}

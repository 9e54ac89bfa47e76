package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Event;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going the way of a webhook before the first one comes. */
final class RehearsalTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private TestDatabase test;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    UUID tenant = test.tenant("Almacén");
    TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private List<Long> rows() {
    List<Long> counts = new ArrayList<>();
    for (String table : List.of("inbox", "inbox_keys", "inbox_lanes", "products")) {
      test.asOwner(
          handle ->
              counts.add(
                  handle.createQuery("select count(*) from " + table).mapTo(Long.class).one()));
    }
    return counts;
  }

  @Test
  void rehearse_beforeAnythingCame_storesNothing() {
    stall.ingest.rehearse();

    assertThat(rows()).containsExactly(0L, 0L, 0L, 0L);
    assertThat(stall.ingest.spool().isEmpty()).isTrue();
  }

  @Test
  void rehearse_handlesTheNewestOrderAgainAndRollsItBack() {
    for (String order : List.of("1", "2")) {
      Event event =
          new Event.OrderChanged(new Event.Header("ana", "e" + order, "t", clock.instant()), order);
      InboxEntry entry = InboxEntries.missed("stall", null, event, clock.instant());
      test.database().useSystem(h -> new InboxStore().store(h, List.of(entry), clock.instant()));
    }
    stall.ingest.dispatcher().drain();
    List<Long> before = rows();
    stall.handler.prepared.clear();
    stall.handler.stored.clear();
    stall.handler.writing = true;

    stall.ingest.rehearse();

    assertThat(stall.handler.prepared).containsExactly("ana order:2 e2");
    assertThat(stall.handler.stored).containsExactly("ana order:2 e2");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void rehearse_whenTheProviderIsAway_leavesThatOut() {
    stall.handler.onPrepare =
        (account, event) -> {
          throw new IllegalStateException("away");
        };
    Event event = new Event.OrderChanged(new Event.Header("ana", "e1", "t", clock.instant()), "1");
    InboxEntry entry = InboxEntries.missed("stall", null, event, clock.instant());
    test.database().useSystem(h -> new InboxStore().store(h, List.of(entry), clock.instant()));

    stall.ingest.rehearse();

    assertThat(rows()).containsExactly(1L, 1L, 1L, 0L);
  }
}

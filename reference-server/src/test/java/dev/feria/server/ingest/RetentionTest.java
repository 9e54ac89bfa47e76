package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.provider.Event;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private TestDatabase test;
  private UUID tenant;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), clock);
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private List<String> partitions(String table) {
    List<String> names = new ArrayList<>();
    test.asOwner(
        handle ->
            names.addAll(
                handle
                    .createQuery(
                        """
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = to_regclass(:table) order by 1
                        """)
                    .bind("table", table)
                    .mapTo(String.class)
                    .list()));
    return names;
  }

  private void store(Instant at) {
    Event event = new Event.OrderChanged(new Event.Header("ana", at.toString(), "orders", at), "1");
    test.database()
        .useSystem(
            handle ->
                new InboxStore()
                    .store(handle, List.of(InboxEntries.missed("stall", null, event, at)), at));
  }

  private long count(String sql) {
    List<Long> found = new ArrayList<>();
    test.asOwner(
        handle ->
            found.add(handle.createQuery("select count(*) from " + sql).mapTo(Long.class).one()));
    return found.get(0);
  }

  @Test
  void ensurePartitions_makesThisMonthAndTwoAhead_once() {
    stall.ingest.retention().ensurePartitions();
    stall.ingest.retention().ensurePartitions();
    assertThat(partitions("inbox"))
        .containsExactly("inbox_2026_11", "inbox_2026_12", "inbox_2027_01", "inbox_default");
    assertThat(partitions("movements")).contains("movements_2026_11", "movements_2027_01");
    store(clock.instant());
    assertThat(count("inbox_2026_11")).isOne();
    stall.ingest.dispatcher().drain();
    assertThat(count("inbox where state = 'done'")).isOne();
  }

  @Test
  void ensurePartitions_whenTheDefaultHoldsTheMonth_leavesItThere() {
    store(clock.instant());
    stall.ingest.retention().ensurePartitions();
    assertThat(partitions("inbox")).doesNotContain("inbox_2026_11").contains("inbox_2026_12");
    store(clock.instant().plusSeconds(1));
    assertThat(count("inbox_default")).isEqualTo(2);
  }

  @Test
  void run_dropsWhatIsPastItsTime() {
    Instant longAgo = clock.instant().minus(Duration.ofDays(40));
    store(longAgo);
    stall.ingest.retention().ensurePartitions();
    store(clock.instant());
    clock.advance(Duration.ofDays(29));
    stall.ingest.retention().run();
    assertThat(count("inbox")).isOne();
    assertThat(count("inbox_keys")).isOne();
    clock.advance(Duration.ofDays(40));
    stall.ingest.retention().run();
    assertThat(count("inbox")).isZero();
    assertThat(count("inbox_keys")).isZero();
    assertThat(partitions("inbox")).doesNotContain("inbox_2026_11").contains("inbox_2027_01");
  }

  @Test
  void partitions_areNotOpenToTheServersRoles() {
    stall.ingest.retention().ensurePartitions();
    assertThatThrownBy(
            () ->
                test.database()
                    .useTenant(
                        tenant,
                        handle ->
                            handle
                                .createQuery("select count(*) from inbox_2026_11")
                                .mapTo(Long.class)
                                .one()))
        .hasMessageContaining("permission denied");
  }
}

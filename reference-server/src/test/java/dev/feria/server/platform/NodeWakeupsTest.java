package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.server.testing.TestDatabase;
import dev.feria.server.testing.Twin;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals between two nodes on one database. */
final class NodeWakeupsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Wakeups first = new Wakeups();
  private final Wakeups second = new Wakeups();
  private final AtomicInteger here = new AtomicInteger();
  private final AtomicInteger there = new AtomicInteger();
  private TestDatabase database;
  private NodeWakeups one;
  private NodeWakeups two;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    one = new NodeWakeups(database.address(), database.database().systemDataSource(), first);
    two = new NodeWakeups(database.address(), database.database().systemDataSource(), second);
    first.subscribe("work", here::incrementAndGet);
    second.subscribe("work", there::incrementAndGet);
    second.subscribe("ready", () -> there.addAndGet(1000));
    one.start();
    two.start();
    Twin.await("listening", SOON, () -> listeners() == 2);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    database.close();
  }

  private long listeners() {
    return query("select count(*) from pg_stat_activity where " + LISTENS);
  }

  private static final String LISTENS =
      "application_name = 'feria-wakeups' and state = 'idle' and query ilike 'listen%'"
          + " and datname = current_database()";

  private long query(String sql) {
    long[] answer = new long[1];
    database.asOwner(h -> answer[0] = h.createQuery(sql).mapTo(Long.class).one());
    return answer[0];
  }

  @Test
  void signal_reachesTheOtherNodeAndNotItselfAgain() {
    first.signal("work");
    Twin.await("the signal", SOON, () -> there.get() == 1);
    // all that was sent before has arrived when this comes back
    second.signal("work");
    Twin.await("the answer", SOON, () -> here.get() == 2);
    assertThat(there.get()).isEqualTo(2);
  }

  @Test
  void signalAfterCommit_whenRolledBack_reachesNobody() {
    assertThatThrownBy(
            () ->
                database
                    .database()
                    .useSystem(
                        handle -> {
                          first.signalAfterCommit(handle, "work");
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessage("rolled back");
    first.signal("ready");
    Twin.await("the later signal", SOON, () -> there.get() >= 1000);
    assertThat(there.get()).isEqualTo(1000);
    assertThat(here.get()).isZero();
  }

  @Test
  void signal_whenGivenOften_isGathered() {
    for (int i = 0; i < 1_000; i++) {
      first.signal("work");
    }
    Twin.await("a signal", SOON, () -> there.get() > 0);
    first.signal("ready");
    Twin.await("the last", SOON, () -> there.get() >= 1000);
    assertThat(there.get() - 1000).isLessThan(200);
  }

  @Test
  void listening_whenItsConnectionBroke_signalsEverythingOnceItIsBack() {
    query("select count(pg_terminate_backend(pid)) from pg_stat_activity where " + LISTENS);
    Twin.await("another connection", SOON, () -> there.get() >= 1001);
    Twin.await("listening again", SOON, () -> listeners() == 2);
    first.signal("work");
    Twin.await("the signal", SOON, () -> there.get() == 1002);
  }
}

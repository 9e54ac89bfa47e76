package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.TestDatabase;
import dev.feria.server.testing.Twin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduler on a real table. */
final class JobsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private TestDatabase database;
  private Jobs jobs;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    jobs = new Jobs(database.database().systemDataSource(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    jobs.close();
    database.close();
  }

  @Test
  void oneTime_whenMoreAreAskedForThanMayRun_leavesThreadsToOthers() throws Exception {
    var done = new CountDownLatch(40);
    var go = new CountDownLatch(1);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    jobs.oneTime(
        "import",
        2,
        id -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          await(go);
          running.decrementAndGet();
          done.countDown();
        });
    Set<String> others = ConcurrentHashMap.newKeySet();
    jobs.oneTime("sweep", 1, others::add);
    var beats = new AtomicInteger();
    jobs.recurring("renewal", Duration.ofMillis(100), beats::incrementAndGet);
    jobs.start();
    for (int i = 0; i < 40; i++) {
      jobs.schedule("import", "i" + i, Instant.now());
    }
    Twin.await("two imports", SOON, () -> running.get() == 2);
    int seen = beats.get();
    jobs.schedule("sweep", "s1", Instant.now());

    Twin.await("the sweep", SOON, () -> others.contains("s1"));
    Twin.await("renewals", SOON, () -> beats.get() > seen + 1);
    assertThat(running.get()).isEqualTo(2);
    go.countDown();
    assertThat(done.await(90, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneTime_whenItThrows_staysInTheTable() {
    var runs = new AtomicInteger();
    jobs.oneTime(
        "broken",
        1,
        id -> {
          runs.incrementAndGet();
          throw new IllegalStateException("not today");
        });
    jobs.start();
    jobs.schedule("broken", "b1", Instant.now());
    Twin.await("a run", SOON, () -> runs.get() == 1);
    Twin.await(
        "the next try",
        SOON,
        () ->
            1
                == database
                    .database()
                    .<Long, RuntimeException>inSystem(
                        h ->
                            h.createQuery(
                                    """
                                    select count(*) from scheduled_tasks
                                    where task_name = 'broken' and consecutive_failures = 1
                                      and execution_time > now() + interval '30 seconds'
                                    """)
                                .mapTo(Long.class)
                                .one()));
  }
}

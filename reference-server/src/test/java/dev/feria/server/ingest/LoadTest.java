package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many events at once: every one acknowledged, every one handled once. Times are logged only. */
final class LoadTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoadTest.class);
  private static final int EVENTS = 2_000;

  @TempDir Path folder;

  @Test
  void twoThousandEvents_areAcknowledgedAndHandledOnce() throws Exception {
    try (TestDatabase test = TestDatabase.create()) {
      UUID tenant = test.tenant("Almacén");
      TestAccounts.connect(test, tenant, "ana");
      TestAccounts.connect(test, tenant, "eva");
      ExecutorService senders = Executors.newFixedThreadPool(16);
      try (Stall stall = Stall.of(test, folder.resolve("spool"), Clock.systemUTC())) {
        stall.ingest.start();
        long began = System.nanoTime();
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
          String seller = i % 2 == 0 ? "ana" : "eva";
          String line = StallReader.line(seller, "order", "o" + i, "e" + i);
          answers.add(senders.submit(() -> stall.notify(line)));
        }
        for (Future<Integer> answer : answers) {
          assertThat(answer.get()).isEqualTo(200);
        }
        long acknowledged = System.nanoTime();
        Stall.await(() -> stall.handler.stored.size() >= EVENTS);
        long handled = System.nanoTime();
        Set<String> distinct = new HashSet<>(stall.handler.stored);
        assertThat(distinct).hasSize(EVENTS);
        Stall.await(() -> lanes(test) == 0);
        assertThat(stall.handler.stored).hasSize(EVENTS);
        LOG.info(
            "events={} acknowledged_ms={} handled_ms={} ack_p99_ms={}",
            EVENTS,
            TimeUnit.NANOSECONDS.toMillis(acknowledged - began),
            TimeUnit.NANOSECONDS.toMillis(handled - began),
            stall
                .registry
                .get("feria.webhook.ack")
                .timer()
                .takeSnapshot()
                .percentileValues()[1]
                .value(TimeUnit.MILLISECONDS));
      } finally {
        senders.shutdownNow();
      }
    }
  }

  private static long lanes(TestDatabase test) {
    long[] count = new long[1];
    test.asOwner(
        handle ->
            count[0] =
                handle.createQuery("select count(*) from inbox_lanes").mapTo(Long.class).one());
    return count[0];
  }
}

package dev.feria.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * POSTs at a constant rate. Request n is due n intervals after the start; whoever is free sends it,
 * at once if it is late, and its latency counts from when it was due.
 */
public final class OpenLoop {
  private static final int CONNECTIONS = 64;
  private static final long HIGHEST = TimeUnit.SECONDS.toNanos(120);
  private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long OVERTIME = TimeUnit.SECONDS.toNanos(20);

  private final int port;
  private final LongFunction<byte[]> requests;
  private final int expected;

  /**
   * Describes a load.
   *
   * @param requests the bytes of the request of a number, from 0
   * @param expected the status that counts as an answer
   */
  OpenLoop(int port, LongFunction<byte[]> requests, int expected) {
    this.port = port;
    this.requests = requests;
    this.expected = expected;
  }

  /** Sends for a while; gives up what is not sent 20 s after the end. */
  LoadResult run(int rate, int seconds) throws InterruptedException {
    long count = (long) rate * seconds;
    Plan plan =
        new Plan(System.nanoTime() + LEAD, TimeUnit.SECONDS.toNanos(1) / (double) rate, count);
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    Tally all = new Tally();
    try {
      List<Future<Tally>> tallies = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        tallies.add(threads.submit(() -> send(plan)));
      }
      for (Future<Tally> tally : tallies) {
        all.add(tally.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the generator failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    double elapsed = (System.nanoTime() - plan.start) / (double) TimeUnit.SECONDS.toNanos(1);
    return new LoadResult(
        rate, all.answered / elapsed, all.answered, count - all.answered, all.nanos);
  }

  private Tally send(Plan plan) {
    Tally tally = new Tally();
    try (RawConnection connection = new RawConnection(port)) {
      for (long n = plan.next(); n < plan.count; n = plan.next()) {
        byte[] request = requests.apply(n);
        long due = plan.due(n);
        if (System.nanoTime() > plan.end() + OVERTIME) {
          break;
        }
        await(due);
        try {
          if (connection.post(request) == expected) {
            tally.answered++;
            tally.nanos.recordValue(Math.min(HIGHEST, Math.max(1, System.nanoTime() - due)));
          }
        } catch (IOException lost) {
          tally.nanos.recordValue(HIGHEST);
        }
      }
    }
    return tally;
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** When each request is due. */
  private static final class Plan {
    private final long start;
    private final double interval;
    private final long count;
    private final AtomicLong next = new AtomicLong();

    Plan(long start, double interval, long count) {
      this.start = start;
      this.interval = interval;
      this.count = count;
    }

    long next() {
      return next.getAndIncrement();
    }

    long due(long n) {
      return start + (long) (n * interval);
    }

    long end() {
      return due(count);
    }
  }

  private static final class Tally {
    private final Histogram nanos = new Histogram(HIGHEST, 3);
    private long answered;

    void add(Tally other) {
      answered += other.answered;
      nanos.add(other.nanos);
    }
  }
}

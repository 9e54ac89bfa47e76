package dev.feria.bench.channels;

import dev.feria.bench.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** A customer buys on one channel: how soon do the others show one less? */
final class FanOut {
  private static final int ENOUGH = 20;
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
  private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final double GOAL_MILLIS = 1_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private FanOut() {}

  /**
   * Runs.
   *
   * @param latency of every call to a provider, for example {@code 150ms}
   */
  static Outcome run(DemoRun demo, int sales, String latency, PrintWriter out)
      throws IOException, InterruptedException {
    Market market = Market.of(demo);
    market.faults(List.of(Market.fault("delay:" + latency, 1)));
    long over = market.overLimit();
    Histogram nanos = new Histogram(3);
    List<Channel> channels = market.channels();
    ExecutorService threads = Executors.newFixedThreadPool(channels.size());
    int late = 0;
    try {
      for (int sale = 0; sale < sales; sale++) {
        String sku = market.skus().get(sale % market.skus().size());
        market.count(sku, ENOUGH);
        for (Channel channel : channels) {
          await(channel, sku, ENOUGH);
        }
        Channel seller = channels.get(sale % channels.size());
        if (!seller.buy(sku, 1)) {
          throw new IOException(seller + " has no " + sku);
        }
        long start = System.nanoTime();
        List<Callable<Boolean>> looks = new ArrayList<>();
        for (Channel channel : channels) {
          if (!channel.equals(seller)) {
            looks.add(
                () -> {
                  boolean shown = await(channel, sku, ENOUGH - 1);
                  synchronized (nanos) {
                    nanos.recordValue(System.nanoTime() - start);
                  }
                  return shown;
                });
          }
        }
        for (Future<Boolean> look : threads.invokeAll(looks)) {
          late += look.get() ? 0 : 1;
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("a channel could not be looked at", e.getCause());
    } finally {
      threads.shutdownNow();
      market.faults(List.of());
    }
    over = market.overLimit() - over;
    String figure =
        String.format(
            Locale.ROOT,
            "p50 %.0f  p95 %.0f  max %.0f ms over %d channels; %d calls over a limit",
            nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
            nanos.getValueAtPercentile(95) / NANOS_PER_MILLI,
            nanos.getMaxValue() / NANOS_PER_MILLI,
            channels.size() - 1,
            over);
    out.println("fan-out: " + figure);
    out.flush();
    return new Outcome(
        "a sale reaches the others, calls of " + latency,
        "p95 < 1 s, no call over a limit",
        figure,
        "-",
        late == 0 && over == 0 && nanos.getValueAtPercentile(95) < GOAL_MILLIS * NANOS_PER_MILLI);
  }

  private static boolean await(Channel channel, String sku, long quantity)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (channel.quantity(sku) != quantity) {
      if (System.nanoTime() > giveUp) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}

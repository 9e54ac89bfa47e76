package dev.feria.bench.channels;

import dev.feria.bench.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers buy the last units of everything on all channels at once. In each round a few units of
 * each product are counted, and bought until no channel shows any; then the ledger, the channels
 * and the reports of oversold units must agree with what was really bought.
 */
final class LastUnits {
  private static final int CUSTOMERS = 12;
  private static final int UNITS = 5;
  private static final long SEED = 7;
  private static final long PER_SECOND = 60;
  private static final long PAUSE_NANOS = CUSTOMERS * 1_000_000_000L / PER_SECOND;

  private final DemoRun demo;
  private final PrintWriter out;
  private final boolean stormy;
  private final Market market;
  private final Map<String, Long> expected = new HashMap<>();
  private final AtomicInteger bought = new AtomicInteger();
  private long oversold;
  private long unreported;
  private int wrong;

  private LastUnits(DemoRun demo, Market market, boolean stormy, PrintWriter out) {
    this.demo = demo;
    this.market = market;
    this.stormy = stormy;
    this.out = out;
  }

  /**
   * Runs.
   *
   * @param purchases how many, about
   * @param stormy whether a fifth of the webhooks come twice or in another order, a twentieth of
   *     our calls fails, and the server is killed in the middle
   */
  static Outcome run(DemoRun demo, int purchases, boolean stormy, PrintWriter out)
      throws IOException, InterruptedException {
    return new LastUnits(demo, Market.of(demo), stormy, out).run(purchases);
  }

  private Outcome run(int purchases) throws IOException, InterruptedException {
    int products = market.skus().size();
    int rounds = Math.max(2, (int) Math.ceil(purchases / (double) (products * UNITS)));
    say("last units: %d products on %d channels", products, market.channels().size());
    for (int round = 1; round <= rounds; round++) {
      round(round, round == (rounds + 1) / 2);
    }
    for (String sku : market.skus()) {
      long sum = market.movements(sku);
      if (sum != expected.getOrDefault(sku, 0L)) {
        report(List.of(sku + ": movements sum up to " + sum));
      }
    }
    for (String sku : market.skus()) {
      market.count(sku, UNITS);
      expected.put(sku, (long) UNITS);
    }
    report(market.settle(expected, System::nanoTime)); // on sale again, for whoever comes next
    return new Outcome(
        stormy ? "last units, stormy" : "last units",
        "ledger right, every oversell told",
        String.format(
            Locale.ROOT,
            "%d bought on %d channels, %d oversold, %d untold, %d wrong",
            bought.get(),
            market.channels().size(),
            oversold,
            unreported,
            wrong),
        "-",
        wrong == 0 && unreported == 0 && bought.get() >= purchases);
  }

  private void round(int round, boolean kill) throws IOException, InterruptedException {
    for (String sku : market.skus()) {
      market.count(sku, UNITS);
      expected.put(sku, (long) UNITS);
    }
    report(market.settle(expected, System::nanoTime));
    if (stormy) {
      market.faults(
          List.of(
              Market.fault("status:503", 0.05),
              Market.fault("duplicate", 0.2),
              Market.fault("reorder", 0.2)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);
    Map<String, Integer> sold = new ConcurrentHashMap<>();
    try {
      List<Future<?>> customers = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        Random random = new Random(SEED * 1000 + round * 100L + i);
        customers.add(
            threads.submit(
                () -> {
                  shop(random, sold);
                  return null;
                }));
      }
      if (stormy && kill) {
        demo.kill();
        say("last units: the server was killed after %d purchases", bought.get());
        demo.again();
      }
      for (Future<?> customer : customers) {
        customer.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a customer failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    sold.forEach((sku, quantity) -> expected.merge(sku, (long) -quantity, Long::sum));
    market.faults(List.of());
    report(market.settle(expected, System::nanoTime));
    long missing = expected.values().stream().filter(q -> q < 0).mapToLong(q -> -q).sum();
    long told = market.oversold();
    oversold += missing;
    unreported += Math.abs(missing - told);
    say(
        "last units: round %d, %d bought so far, %d oversold now, %d reported",
        round, bought.get(), missing, told);
  }

  /** Buys at random until no channel sells anything. */
  private void shop(Random random, Map<String, Integer> sold)
      throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>(market.skus());
    List<Channel> channels = market.channels();
    while (!wanted.isEmpty()) {
      int at = random.nextInt(wanted.size());
      String sku = wanted.get(at);
      int first = random.nextInt(channels.size());
      boolean found = false;
      for (int i = 0; i < channels.size() && !found; i++) {
        found = channels.get((first + i) % channels.size()).buy(sku, 1);
      }
      if (found) {
        sold.merge(sku, 1, Integer::sum);
        bought.incrementAndGet();
        LockSupport.parkNanos(PAUSE_NANOS);
      } else {
        wanted.remove(at);
      }
    }
  }

  private void report(List<String> differences) {
    wrong += differences.size();
    differences.stream().limit(10).forEach(text -> say("  wrong: %s", text));
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}

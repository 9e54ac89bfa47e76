package dev.feria.bench.load;

import dev.feria.bench.Outcome;
import dev.feria.bench.rig.Rig;
import dev.feria.bench.rig.Server;
import dev.feria.bench.rig.StoredEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Sends notifications to a durable server, and looks up afterwards whether all were stored. */
public final class AckBenchmark {
  private static final String STORING = "/api/webhooks/mercadolibre";
  private static final String NOTHING_STORED = "/api/webhooks/nobody";
  private static final String DURABLE = "fsync=on full_page_writes=on synchronous_commit=on";
  private static final int RATE = 500;
  private static final int SECONDS = 30;
  private static final int STEP_SECONDS = 8;
  private static final int HIGHEST = 16_000;
  private static final double GOAL_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Rig rig;
  private final Server server;
  private final List<String> orders;
  private final PrintWriter out;

  private AckBenchmark(Rig rig, Server server, List<String> orders, PrintWriter out) {
    this.rig = rig;
    this.server = server;
    this.orders = orders;
    this.out = out;
  }

  /** Measures. */
  public static List<Outcome> run(Rig rig, Server server, boolean full, PrintWriter out)
      throws IOException, InterruptedException, SQLException {
    return new AckBenchmark(rig, server, rig.sandbox().orders(), out).run(full);
  }

  private List<Outcome> run(boolean full) throws IOException, InterruptedException, SQLException {
    StoredEvents stored = server.storedEvents();
    String durability = stored.durability();
    say("ack: database settings %s", durability);
    storing("warm").run(RATE, 5);
    nothing().run(RATE, 5);

    LoadResult nothing = nothing().run(RATE, SECONDS / 2);
    say("ack: nothing stored, %s", nothing.text());
    LoadResult result = storing("load").run(RATE, full ? 4 * SECONDS : SECONDS);
    say("ack: stored, %s", result.text());
    long found = awaitStored(stored, "load", result.answered());
    say("ack: %d answered, %d found in the database", result.answered(), found);
    boolean kept = found >= result.answered() && durability.equals(DURABLE);
    LoadResult highest = highest(result);
    return List.of(
        new Outcome(
            "webhook ack, %d/s".formatted(RATE),
            "p99 < %.0f ms, all stored".formatted(GOAL_MILLIS),
            String.format(
                Locale.ROOT,
                "p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms; %d of %d stored",
                result.millis(50),
                result.millis(99),
                result.millis(99.9),
                result.millis(100),
                found,
                (long) RATE * (full ? 4 * SECONDS : SECONDS)),
            String.format(
                Locale.ROOT,
                "p50 %.2f p99 %.2f to nothing stored",
                result.millis(50) / nothing.millis(50),
                result.millis(99) / nothing.millis(99)),
            result.millis(99) < GOAL_MILLIS && result.failed() == 0 && kept),
        new Outcome(
            "webhook ack, highest",
            "-",
            holds(highest)
                ? String.format(
                    Locale.ROOT, "%d/s at p99 %.1f ms", highest.rate(), highest.millis(99))
                : "below %d/s".formatted(RATE),
            "-",
            true));
  }

  private OpenLoop storing(String name) {
    Notifications notifications =
        new Notifications(
            "bench-" + name,
            rig.sandbox().application("client_id"),
            rig.sandbox().seller(),
            orders);
    return new OpenLoop(
        server.url().getPort(), n -> RawConnection.request(STORING, notifications.json(n)), 200);
  }

  private OpenLoop nothing() {
    Notifications notifications =
        new Notifications(
            "bench-nothing",
            rig.sandbox().application("client_id"),
            rig.sandbox().seller(),
            orders);
    return new OpenLoop(
        server.url().getPort(),
        n -> RawConnection.request(NOTHING_STORED, notifications.json(n)),
        404);
  }

  private LoadResult highest(LoadResult atGoal) throws InterruptedException {
    if (!holds(atGoal)) {
      return atGoal;
    }
    LoadResult best = atGoal;
    int tooMuch = HIGHEST * 2;
    for (int rate = 2 * RATE; rate <= HIGHEST; rate *= 2) {
      LoadResult result = step(rate);
      if (!holds(result)) {
        tooMuch = rate;
        break;
      }
      best = result;
    }
    for (int i = 0; i < 2 && tooMuch <= HIGHEST; i++) {
      LoadResult result = step((best.rate() + tooMuch) / 2);
      if (holds(result)) {
        best = result;
      } else {
        tooMuch = result.rate();
      }
    }
    return best;
  }

  private LoadResult step(int rate) throws InterruptedException {
    LoadResult result = storing("step-" + rate).run(rate, STEP_SECONDS);
    say("ack: stored, %s", result.text());
    return result;
  }

  private static boolean holds(LoadResult result) {
    return result.failed() == 0 && result.millis(99) < GOAL_MILLIS;
  }

  private static long awaitStored(StoredEvents stored, String name, long expected)
      throws IOException, SQLException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    long found = stored.count("bench-" + name + "-");
    while (found < expected && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      found = stored.count("bench-" + name + "-");
    }
    return found;
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}

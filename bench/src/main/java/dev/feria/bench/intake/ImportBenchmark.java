package dev.feria.bench.intake;

import dev.feria.bench.Outcome;
import dev.feria.bench.rig.GcLog;
import dev.feria.bench.rig.Rig;
import dev.feria.bench.rig.Server;
import dev.feria.mercadolibre.orders.Order;
import dev.feria.mercadolibre.orders.OrderSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How fast orders come in. */
public final class ImportBenchmark {
  /** The heap of the server. */
  public static final String HEAP = "256m";

  private static final double GOAL = 300;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private ImportBenchmark() {}

  /** What the server did: orders a second, and how full its heap was. */
  public record Imported(long orders, long errors, double perSecond, GcLog.Peak peak) {}

  /** Waits until a server, just connected, has imported. */
  public static Imported await(Server server, PrintWriter out)
      throws IOException, InterruptedException {
    Server.Sync listings = server.awaitImport("listings", LONGEST);
    Server.Sync orders = server.awaitImport("orders", LONGEST);
    Instant started = orders.started();
    Instant finished = orders.finished();
    if (!orders.status().equals("done") || started == null || finished == null) {
      throw new IOException("the import ended as " + orders);
    }
    double seconds = Duration.between(started, finished).toMillis() / 1000.0;
    Imported imported =
        new Imported(
            orders.processed(),
            orders.errors(),
            orders.processed() / seconds,
            server.gcLog().peak());
    out.printf(
        Locale.ROOT,
        "import: %d listings; %d orders in %.1f s = %.0f/s, heap at most %d MiB, live %d MiB%n",
        listings.processed(),
        imported.orders(),
        seconds,
        imported.perSecond(),
        imported.peak().used(),
        imported.peak().live());
    out.flush();
    return imported;
  }

  /** Walks the same orders without storing them, and compares. */
  public static Outcome compare(Imported imported, Rig rig, int expected, PrintWriter out)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long walked = 0;
    for (Order order : rig.client().orders().list(OrderSearch.ALL)) {
      walked += order.id().isEmpty() ? 0 : 1;
    }
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    double bare = walked / seconds;
    out.printf(Locale.ROOT, "import: bare walk %d orders = %.0f/s%n", walked, bare);
    out.flush();
    boolean complete = imported.orders() >= expected && imported.errors() == 0;
    return new Outcome(
        "order import, %d orders, -Xmx%s".formatted(imported.orders(), HEAP),
        ">= %.0f/s".formatted(GOAL),
        String.format(
            Locale.ROOT,
            "%.0f/s, heap at most %d MiB, live %d MiB, %d errors",
            imported.perSecond(),
            imported.peak().used(),
            imported.peak().live(),
            imported.errors()),
        String.format(
            Locale.ROOT, "%.2f of a bare walk (%.0f/s)", imported.perSecond() / bare, bare),
        imported.perSecond() >= GOAL && complete);
  }
}

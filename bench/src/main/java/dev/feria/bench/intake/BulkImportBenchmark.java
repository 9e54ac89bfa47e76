package dev.feria.bench.intake;

import dev.feria.bench.Outcome;
import dev.feria.bench.rig.GcLog;
import dev.feria.bench.rig.Jars;
import dev.feria.bench.rig.Server;
import dev.feria.bench.rig.StoreRig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** The first import of a large store, interrupted half-way. */
public final class BulkImportBenchmark {
  private static final int PRODUCTS = 5_000;
  private static final int VARIANTS = 12_000;
  private static final int FULL = 10;
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final long POLL_NANOS = 200_000_000L;

  private BulkImportBenchmark() {}

  /**
   * Runs.
   *
   * @param full 50,000 products with 120,000 variants instead of a tenth
   */
  public static Outcome run(Jars jars, Path folder, boolean full, PrintWriter out)
      throws IOException, InterruptedException, SQLException {
    int products = PRODUCTS * (full ? FULL : 1);
    int variants = VARIANTS * (full ? FULL : 1);
    try (StoreRig rig = StoreRig.start(jars, folder, products, variants)) {
      long start = System.nanoTime();
      long killedAt = killHalfWay(rig, variants);
      say(out, "bulk: killed after %d listings", killedAt);
      try (Server server = rig.serve(ImportBenchmark.HEAP)) {
        Server.Sync listings = server.awaitImport("listings", LONGEST);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        GcLog.Peak peak = server.gcLog().peak();
        List<Long> stored = server.storedEvents().listings();
        say(out, "bulk: %s, stored %s", listings, stored);
        String figure =
            String.format(
                Locale.ROOT,
                "%d listings in %.0f s, killed at %d, heap at most %d MiB; %d errors",
                stored.get(0),
                seconds,
                killedAt,
                peak.used(),
                listings.errors());
        return new Outcome(
            "first import of %d variants".formatted(variants),
            "256 MB, all once after a kill",
            figure,
            "-",
            listings.status().equals("done")
                && listings.errors() == 0
                && stored.get(0) == variants
                && stored.get(1) == variants);
      }
    }
  }

  private static long killHalfWay(StoreRig rig, int variants)
      throws IOException, InterruptedException {
    try (Server server = rig.serve(ImportBenchmark.HEAP)) {
      long giveUp = System.nanoTime() + LONGEST.toNanos();
      long processed = server.processed("listings");
      while (processed < variants / 2 && System.nanoTime() < giveUp) {
        LockSupport.parkNanos(POLL_NANOS);
        processed = server.processed("listings");
      }
      server.kill();
      return processed;
    }
  }

  private static void say(PrintWriter out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}

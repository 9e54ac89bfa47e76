package dev.feria.bench.channels;

import dev.feria.bench.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One stock over many channels, on the demo with all its accounts. */
public final class ChannelsBenchmark {
  private static final int SALES = 60;
  private static final int PURCHASES = 3_000;
  private static final int PURCHASES_FULL = 10_000;

  private ChannelsBenchmark() {}

  /**
   * Runs all parts.
   *
   * @param script the demo's
   * @param folder an empty folder
   * @param full 10,000 purchases instead of 3,000
   */
  public static List<Outcome> run(Path script, Path folder, boolean full, PrintWriter out)
      throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    int purchases = full ? PURCHASES_FULL : PURCHASES;
    try (DemoRun demo = DemoRun.start(script, folder)) {
      outcomes.add(FanOut.run(demo, SALES, "150ms", out));
      outcomes.add(LastUnits.run(demo, purchases, false, out));
      outcomes.add(LastUnits.run(demo, purchases, true, out));
    }
    return outcomes;
  }
}

package dev.feria.bench.client;

import dev.feria.bench.Outcome;
import dev.feria.bench.Ratio;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link ClientCall} in several fresh JVMs. Each gives one ratio of medians. */
public final class ClientBenchmark {
  private static final double GOAL = 1.25;
  private static final int FORKS = 5;
  private static final int FORKS_FULL = 10;
  private static final double NANOS_PER_MICRO = 1000;

  private ClientBenchmark() {}

  /** Measures. */
  public static Outcome run(boolean full, PrintWriter out) throws IOException, RunnerException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (CannedServer server = CannedServer.start(order())) {
      for (BenchmarkResult fork : forks(full ? FORKS_FULL : FORKS, server.port())) {
        double feria = median(fork, "feriaMedian") / NANOS_PER_MICRO;
        double hand = median(fork, "handWrittenMedian") / NANOS_PER_MICRO;
        ours.add(feria);
        theirs.add(hand);
        ratios.add(feria / hand);
        out.printf(
            Locale.ROOT,
            "client: SDK %.1f us, by hand %.1f us, ratio %.3f; of the fastest tenth %.3f%n",
            feria,
            hand,
            feria / hand,
            median(fork, "feriaBest") / median(fork, "handWrittenBest"));
        out.flush();
      }
    }
    Ratio ratio = Ratio.of(ratios);
    return new Outcome(
        "client call",
        String.format(Locale.ROOT, "<= %.2f x by hand", GOAL),
        String.format(
            Locale.ROOT, "%.1f us, by hand %.1f us", Ratio.median(ours), Ratio.median(theirs)),
        ratio.text(),
        ratio.mean() <= GOAL);
  }

  private static byte[] order() throws IOException {
    try (InputStream in = ClientBenchmark.class.getResourceAsStream("order.json")) {
      if (in == null) {
        throw new IOException("order.json missing");
      }
      return in.readAllBytes();
    }
  }

  private static List<BenchmarkResult> forks(int forks, int port) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(ClientCall.class.getName().replace(".", "\\."))
            .jvmArgsAppend(
                "-D" + ClientCall.PORT + "=" + port,
                "-Dslf4j.internal.verbosity=ERROR",
                "-Xms512m",
                "-Xmx512m")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .forks(forks)
            .warmupIterations(6)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(10)
            .measurementTime(TimeValue.milliseconds(500))
            .build();
    return List.copyOf(new Runner(options).runSingle().getBenchmarkResults());
  }

  private static double median(BenchmarkResult fork, String counter) {
    List<Double> scores = new ArrayList<>();
    for (IterationResult iteration : fork.getIterationResults()) {
      Result<?> result = iteration.getSecondaryResults().get(counter);
      if (result == null) {
        throw new IllegalStateException("no " + counter + " measured");
      }
      scores.add(result.getScore());
    }
    return Ratio.median(scores);
  }
}

package dev.feria.bench;

import dev.feria.bench.channels.ChannelsBenchmark;
import dev.feria.bench.client.ClientBenchmark;
import dev.feria.bench.intake.BulkImportBenchmark;
import dev.feria.bench.intake.ImportBenchmark;
import dev.feria.bench.load.AckBenchmark;
import dev.feria.bench.rig.Jars;
import dev.feria.bench.rig.Rig;
import dev.feria.bench.rig.Server;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks and prints one table. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what the project promises, on this machine's loopback only.")
public final class Main implements Callable<Integer> {
  private static final int ORDERS = 20_000;
  private static final int ORDERS_FULL = 200_000;
  private static final String ACK_HEAP = "512m";

  private enum What {
    CLIENT,
    ACK,
    IMPORT,
    CHANNELS,
    BULK,
    ALL;

    boolean includes(What part) {
      return this == ALL || this == part;
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      defaultValue = "all",
      description = "client, ack, import, channels, bulk or all.")
  private What what = What.ALL;

  @Option(names = "--full", description = "200,000 orders instead of 20,000, and longer loads.")
  private boolean full;

  @Option(names = "--server-jar", description = "The runnable server.")
  private Path serverJar = Path.of("reference-server/target/reference-server.jar");

  @Option(names = "--sandbox-jar", description = "The runnable sandbox.")
  private Path sandboxJar = Path.of("sandbox/target/sandbox.jar");

  @Option(names = "--demo", description = "The demo's script.")
  private Path demo = Path.of("bin/demo");

  @Option(names = "--data", description = "An empty folder for what is written.")
  private Path data = Path.of("var/bench");

  /** Entry point. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Runtime.getRuntime().exit(line.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Outcome> outcomes = new ArrayList<>();
    if (what.includes(What.CLIENT)) {
      outcomes.add(ClientBenchmark.run(full, out));
    }
    if (what.includes(What.ACK) || what.includes(What.IMPORT)) {
      outcomes.addAll(server(out));
    }
    if (what.includes(What.BULK)) {
      Jars jars = new Jars(sandboxJar, serverJar);
      outcomes.add(BulkImportBenchmark.run(jars, data.resolve("bulk"), full, out));
    }
    if (what.includes(What.CHANNELS)) {
      outcomes.addAll(ChannelsBenchmark.run(demo, data.resolve("demo"), full, out));
    }
    Table.print(outcomes, out);
    out.flush();
    return 0;
  }

  private List<Outcome> server(PrintWriter out) throws Exception {
    int orders = full ? ORDERS_FULL : ORDERS;
    List<Outcome> outcomes = new ArrayList<>();
    try (Rig rig = Rig.start(new Jars(sandboxJar, serverJar), data, orders)) {
      ImportBenchmark.Imported imported;
      try (Server server = rig.serve(ImportBenchmark.HEAP, Rig.UNLIMITED)) {
        imported = ImportBenchmark.await(server, out);
      }
      if (what.includes(What.ACK)) {
        try (Server server = rig.serve(ACK_HEAP, null)) {
          outcomes.addAll(AckBenchmark.run(rig, server, full, out));
        }
      }
      if (what.includes(What.IMPORT)) {
        outcomes.add(ImportBenchmark.compare(imported, rig, orders, out));
      }
    }
    return outcomes;
  }
}

package dev.feria.bench.client;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.mercadolibre.MercadoLibreClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One order fetched over loopback: through the SDK, with its token store, budget, retries and typed
 * errors in place, and by hand. The two take turns, call by call, and share nothing but the JVM and
 * the server; whatever else the machine does slows both alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClientCall {
  /** System property with the port of the {@link CannedServer}. */
  static final String PORT = "feria.bench.port";

  private static final String ID = "2000009047722568";
  private static final String SELLER = "241983636";
  private static final int UNLIMITED = 1_000_000;
  private static final String TOKEN = "APP_USR-4934588586838432-112009-6c1f0a520b774f4e-241983636";

  private @Nullable MercadoLibreClient feria;
  private @Nullable HandWrittenClient handWritten;
  private boolean handFirst;

  /** Builds both clients. */
  @Setup
  public void connect() {
    String base = "http://127.0.0.1:" + System.getProperty(PORT);
    InMemoryTokenStore tokens = new InMemoryTokenStore();
    tokens.put(
        SELLER,
        new OAuthToken(Secret.of(TOKEN), null, Instant.parse("2999-01-01T00:00:00Z"), null));
    feria =
        MercadoLibreClient.builder()
            .application("4934588586838432", Secret.of("unused"))
            .seller(SELLER)
            .tokens(tokens)
            .base(URI.create(base))
            .requestsPerSecond(UNLIMITED)
            .build();
    handWritten = new HandWrittenClient(new OkHttpClient(), HttpUrl.get(base), TOKEN);
  }

  /** How long the calls of an iteration took, in nanoseconds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Latencies {
    private final Histogram feria = new Histogram(3);
    private final Histogram handWritten = new Histogram(3);

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
      feria.reset();
      handWritten.reset();
    }

    /** Returns the median through the SDK. */
    public double feriaMedian() {
      return feria.getValueAtPercentile(50);
    }

    /** Returns the median by hand. */
    public double handWrittenMedian() {
      return handWritten.getValueAtPercentile(50);
    }

    /** Returns the tenth percentile through the SDK. */
    public double feriaBest() {
      return feria.getValueAtPercentile(10);
    }

    /** Returns the tenth percentile by hand. */
    public double handWrittenBest() {
      return handWritten.getValueAtPercentile(10);
    }
  }

  /** Both, in turns. */
  @Benchmark
  public void both(Latencies latencies, Blackhole hole) throws IOException {
    handFirst = !handFirst;
    if (handFirst) {
      handWritten(latencies, hole);
      feria(latencies, hole);
    } else {
      feria(latencies, hole);
      handWritten(latencies, hole);
    }
  }

  private void feria(Latencies latencies, Blackhole hole) {
    MercadoLibreClient client = feria;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    long start = System.nanoTime();
    hole.consume(client.orders().get(ID));
    latencies.feria.recordValue(System.nanoTime() - start);
  }

  private void handWritten(Latencies latencies, Blackhole hole) throws IOException {
    HandWrittenClient client = handWritten;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    long start = System.nanoTime();
    hole.consume(client.order(ID));
    latencies.handWritten.recordValue(System.nanoTime() - start);
  }
}

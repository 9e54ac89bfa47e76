package dev.feria.sandbox.shopify.bulk;

import com.squareup.moshi.JsonWriter;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.graphql.ApiError;
import dev.feria.sandbox.shopify.graphql.BulkLines;
import dev.feria.sandbox.shopify.graphql.BulkQueries;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Runs exports in the background; the twin's lock is held for one page at a time. */
public final class BulkRunner {
  private static final Logger LOG = System.getLogger(BulkRunner.class.getName());
  private static final int PAGE = 100;

  /** Ends a run whose operation is no longer wanted. */
  private enum Step {
    MORE,
    LAST,
    STOP
  }

  private final Platform platform;
  private final BulkFiles files;
  private final ExecutorService threads = threads();
  private @Nullable BulkQueries queries;

  /** Runs exports of this platform into these files. */
  public BulkRunner(Platform platform, BulkFiles files) {
    this.platform = platform;
    this.files = files;
  }

  /** Two threads that end when they have nothing to do. */
  private static ExecutorService threads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            2,
            2,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "sandbox-bulk");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Sets what runs the queries. */
  public void queries(BulkQueries next) {
    this.queries = next;
  }

  /** Begins an export after the configured delay. */
  public void start(Shop shop, BulkOperation bulk) {
    World world = platform.world();
    Instant due = platform.instant().plusMillis(world.settings.bulkDelayMillis);
    platform
        .context()
        .scheduler()
        .at(due, () -> CompletableFuture.runAsync(() -> run(world, shop, bulk), threads));
  }

  /** Begins again what was under way, after loading a snapshot. */
  public void resume() {
    for (Shop shop : platform.world().shops.values()) {
      for (BulkOperation bulk : shop.bulkOperations.values()) {
        if (bulk.isRunning()) {
          start(shop, bulk);
        }
      }
    }
  }

  /** One export under way. */
  private final class Run {
    private final World world;
    private final Shop shop;
    private final BulkOperation bulk;
    private final BulkLines lines;
    private final String paged;
    private final Buffer parents = new Buffer();
    private final Buffer children = new Buffer();
    private @Nullable String cursor;
    private long objects;
    private long roots;

    Run(World world, Shop shop, BulkOperation bulk) {
      this.world = world;
      this.shop = shop;
      this.bulk = bulk;
      BulkQueries known = Objects.requireNonNull(queries);
      this.paged = known.paged(bulk.query);
      this.lines = known.lines(bulk.query);
    }

    /** Reads a page under the lock. */
    private @Nullable List<Map<?, ?>> read() {
      if (platform.world() != world || bulk.status.equals("CANCELING")) {
        return null;
      }
      App app = world.apps.get(bulk.clientId);
      if (app == null) {
        return null;
      }
      BulkQueries.Page page =
          Objects.requireNonNull(queries).page(app, shop, app.scopes, paged, PAGE, cursor);
      cursor = page.cursor();
      return page.records();
    }

    private Step step(BufferedSink sink) throws IOException {
      List<Map<?, ?>> records = platform.context().locked(this::guarded);
      if (records == STOPPED) {
        return Step.STOP;
      }
      for (Map<?, ?> each : records) {
        roots++;
        lines.split(each, line -> write(parents, line), line -> write(children(), line));
      }
      sink.write(parents, parents.size());
      sink.write(children, children.size());
      long done = objects;
      long top = roots;
      boolean failed =
          platform
              .context()
              .locked(
                  () -> {
                    bulk.objects = done;
                    bulk.roots = top;
                    long limit = world.settings.bulkFailAfter;
                    return limit > 0 && done >= limit;
                  });
      if (failed) {
        throw new IOException("the export was told to fail");
      }
      return cursor == null ? Step.LAST : Step.MORE;
    }

    private List<Map<?, ?>> guarded() {
      List<Map<?, ?>> records = read();
      return records == null ? STOPPED : records;
    }

    /** Lines of nested connections wait until the page's own lines are written, unless grouped. */
    private Buffer children() {
      return bulk.grouped ? parents : children;
    }

    private void write(Buffer target, Map<String, ?> line) {
      objects++;
      try {
        JsonWriter writer = JsonWriter.of(target);
        writer.setSerializeNulls(true);
        Json.write(writer, line);
        writer.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      target.writeByte('\n');
    }
  }

  private static final List<Map<?, ?>> STOPPED = new ArrayList<>(0);

  private void run(World world, Shop shop, BulkOperation bulk) {
    boolean begin =
        platform
            .context()
            .locked(
                () -> {
                  if (bulk.status.equals("CREATED")) {
                    bulk.status = "RUNNING";
                  }
                  return platform.world() == world;
                });
    if (!begin) {
      return;
    }
    Path file = files.of(bulk);
    String error = null;
    boolean stopped = false;
    try (BufferedSink sink = Okio.buffer(Okio.sink(file))) {
      Run run = new Run(world, shop, bulk);
      Step step = run.step(sink);
      while (step == Step.MORE) {
        step = run.step(sink);
      }
      stopped = step == Step.STOP;
    } catch (ApiError e) {
      error = "ACCESS_DENIED";
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "export failed", e);
      error = "INTERNAL_SERVER_ERROR";
    }
    finish(world, shop, bulk, error, stopped);
  }

  private void finish(
      World world, Shop shop, BulkOperation bulk, @Nullable String error, boolean stopped) {
    long size = size(files.of(bulk));
    platform
        .context()
        .locked(
            () -> {
              bulk.size = size;
              bulk.completed = platform.now();
              bulk.errorCode = error;
              bulk.status = error != null ? "FAILED" : stopped ? "CANCELED" : "COMPLETED";
              platform.context().changes().incrementAndGet();
              if (platform.world() == world) {
                tell(shop, bulk);
              }
              return true;
            });
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "no file", e);
      return 0;
    }
  }

  private void tell(Shop shop, BulkOperation bulk) {
    platform.announce(
        shop,
        "bulk_operations/finish",
        platform.world().dice.uuid(),
        () ->
            Json.obj(
                "admin_graphql_api_id",
                Gid.of("BulkOperation", bulk.id),
                "completed_at",
                Times.utc(bulk.completed),
                "created_at",
                Times.utc(bulk.created),
                "error_code",
                bulk.errorCode == null ? null : bulk.errorCode.toLowerCase(Locale.ROOT),
                "status",
                bulk.status.toLowerCase(Locale.ROOT),
                "type",
                "query"));
  }

  /** Writes the file of a finished export again, when a restart has lost it. */
  void again(Shop shop, BulkOperation bulk) {
    try (BufferedSink sink = Okio.buffer(Okio.sink(files.of(bulk)))) {
      Run run = new Run(platform.world(), shop, bulk);
      while (run.step(sink) == Step.MORE) {
        // the next page
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

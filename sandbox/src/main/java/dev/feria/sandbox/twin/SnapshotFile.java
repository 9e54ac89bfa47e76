package dev.feria.sandbox.twin;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;
import okio.Sink;
import okio.Source;

/**
 * The state of all twins in one JSON file, replaced atomically: {@code {"offset": "PT0S", "twins":
 * {"id": ...}}}. Compressed when its name ends in {@code .gz}. Thread-safe.
 */
public final class SnapshotFile implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SnapshotFile.class.getName());

  private final Path file;
  private final SimulatedClock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-snapshots");
            thread.setDaemon(true);
            return thread;
          });
  private long written = -1;
  private long notBefore = System.nanoTime();

  /** Keeps the state in this file. */
  public SnapshotFile(Path file, SimulatedClock clock) {
    this.file = file.toAbsolutePath();
    this.clock = clock;
  }

  /**
   * Restores the twins.
   *
   * @return false when there is no file yet
   * @throws IllegalStateException when the file cannot be read
   */
  public boolean load(Map<Twin, TwinContext> twins) {
    if (!Files.exists(file)) {
      return false;
    }
    try (BufferedSource source = open();
        JsonReader reader = JsonReader.of(source)) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals("offset")) {
          clock.offset(Duration.parse(reader.nextString()));
        } else if (name.equals("twins")) {
          reader.beginObject();
          while (reader.hasNext()) {
            load(reader.nextName(), reader, twins);
          }
          reader.endObject();
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      return true;
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("unreadable state file " + file + ": " + e, e);
    }
  }

  private BufferedSource open() throws IOException {
    Source raw = Okio.source(file);
    return Okio.buffer(compressed() ? new GzipSource(raw) : raw);
  }

  private boolean compressed() {
    return file.toString().endsWith(".gz");
  }

  private static void load(String id, JsonReader reader, Map<Twin, TwinContext> twins)
      throws IOException {
    for (Map.Entry<Twin, TwinContext> entry : twins.entrySet()) {
      if (entry.getKey().id().equals(id)) {
        entry.getValue().lock().lock();
        try {
          entry.getKey().load(reader);
        } finally {
          entry.getValue().lock().unlock();
        }
        return;
      }
    }
    reader.skipValue();
  }

  /** Writes the file from time to time when something has changed. */
  public void keep(Map<Twin, TwinContext> twins, Duration interval) {
    var ignored =
        timer.scheduleWithFixedDelay(
            () -> {
              // a large state is written less often: at most a twentieth of the time goes into it
              if (changes(twins) != written && System.nanoTime() - notBefore >= 0) {
                long begin = System.nanoTime();
                try {
                  write(twins);
                } catch (UncheckedIOException e) {
                  LOG.log(Level.WARNING, "state not written", e);
                }
                notBefore = System.nanoTime() + 20 * (System.nanoTime() - begin);
              }
            },
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Writes the file now. */
  public synchronized void write(Map<Twin, TwinContext> twins) {
    long version = changes(twins);
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.beginObject().name("offset").value(clock.offset().toString());
      writer.name("twins").beginObject();
      for (Map.Entry<Twin, TwinContext> entry : twins.entrySet()) {
        writer.name(entry.getKey().id());
        entry.getValue().lock().lock();
        try {
          entry.getKey().save(writer);
        } finally {
          entry.getValue().lock().unlock();
        }
      }
      writer.endObject().endObject();
      writer.flush();
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Sink raw = Okio.sink(next);
      try (Sink sink = compressed() ? new GzipSink(raw) : raw) {
        sink.write(buffer, buffer.size());
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = version;
  }

  private static long changes(Map<Twin, TwinContext> twins) {
    return twins.values().stream().mapToLong(context -> context.changes().get()).sum();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

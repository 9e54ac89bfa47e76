package dev.feria.server.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Feria listens on port (\\d+),.*");

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<Thread> readers = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
    readers.add(
        read("out", new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), out));
    readers.add(
        read("log", new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), log));
  }

  /** Starts {@code serve} on a free port. */
  public static ServerProcess serve(Path data, Map<String, String> settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.feria.server.Main",
                "serve"));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FERIA_"));
    builder.environment().putAll(settings);
    builder.environment().put("FERIA_DATA", data.toString());
    builder.environment().put("FERIA_HOST", "127.0.0.1");
    builder.environment().put("FERIA_PORT", "0");
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As installed: without the tests and their log settings. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Thread read(String name, InputStreamReader from, List<String> into) {
    var thread =
        new Thread(
            () -> {
              try (var lines = new BufferedReader(from)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  into.add(line);
                  Matcher listens = LISTENS.matcher(line);
                  if (listens.matches()) {
                    port.complete(Integer.valueOf(listens.group(1)));
                  }
                }
              } catch (IOException e) {
                into.add("-- " + e);
              }
              port.completeExceptionally(new IllegalStateException("ended: " + out + log));
            },
            "server-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until it listens, and returns where. */
  public URI url() {
    try {
      return URI.create("http://127.0.0.1:" + port.get(90, TimeUnit.SECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("does not listen: " + out + log, e);
    }
  }

  /** Kills it (SIGKILL) and waits for its end. */
  public void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop (SIGTERM), waits for its end and returns its exit code. */
  public int stop() {
    // not process.destroy(): that closes its output too
    process.toHandle().destroy();
    awaitEnd();
    return process.exitValue();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("does not end: " + log);
      }
      for (Thread reader : readers) {
        reader.join(5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the lines of its log so far. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Returns the lines that it printed so far. */
  public List<String> out() {
    return List.copyOf(out);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}

package dev.feria.bench.channels;

import dev.feria.bench.rig.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The demo, started as a person does, with all its channels connected. */
final class DemoRun implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(15);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path script;
  private final Path data;
  private final int port;
  private final int sandboxPort;
  private Process process;

  private DemoRun(Path script, Path data, int port, int sandboxPort, Process process) {
    this.script = script;
    this.data = data;
    this.port = port;
    this.sandboxPort = sandboxPort;
    this.process = process;
  }

  /** Starts the demo and waits until everything is imported. */
  static DemoRun start(Path script, Path data) throws IOException, InterruptedException {
    Files.createDirectories(data);
    int port = freePort();
    int sandboxPort = freePort();
    DemoRun run =
        new DemoRun(script, data, port, sandboxPort, launch(script, data, port, sandboxPort));
    run.awaitReady();
    return run;
  }

  private static Process launch(Path script, Path data, int port, int sandboxPort)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            script.toString(),
            "--port",
            Integer.toString(port),
            "--sandbox-port",
            Integer.toString(sandboxPort),
            "--data",
            data.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(data.resolve("demo.out").toFile());
    return builder.start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + START.toNanos();
    while (!Files.readString(data.resolve("demo.out")).contains("Ctrl-C stops it.")) {
      if (process.waitFor(500, TimeUnit.MILLISECONDS) || System.nanoTime() > giveUp) {
        throw new IOException(
            "the demo did not start:\n" + Files.readString(data.resolve("demo.out")));
      }
    }
  }

  /** Kills the server without warning; the sandbox and its customers go on. */
  void kill() throws IOException, InterruptedException {
    long pid = Long.parseLong(env("FERIA_PID"));
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the demo did not notice that its server was killed");
    }
  }

  /** Starts it again on the same data. */
  void again() throws IOException, InterruptedException {
    process = launch(script, data, port, sandboxPort);
    awaitReady();
  }

  /** Returns the server's API, as its tenant. */
  Rest server() {
    return new Rest(URI.create("http://127.0.0.1:" + port), env("FERIA_API_KEY"));
  }

  /** Returns the sandbox's control API. */
  Rest sandbox() {
    return new Rest(URI.create("http://127.0.0.1:" + sandboxPort), null);
  }

  private String env(String name) {
    try {
      Map<String, String> values =
          Files.readAllLines(data.resolve("demo.env")).stream()
              .map(line -> List.of(line.split("=", 2)))
              .collect(Collectors.toMap(pair -> pair.get(0), pair -> pair.get(1)));
      return String.valueOf(values.get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

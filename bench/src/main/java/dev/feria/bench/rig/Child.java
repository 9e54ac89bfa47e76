package dev.feria.bench.rig;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own, stopped when closed. */
final class Child implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program.
   *
   * @param arguments of the {@code java} command
   * @param environment added to ours
   * @param log gets what it prints
   */
  static Child start(List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FERIA_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    File output = log.toFile();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    Process process = builder.start();
    process.getOutputStream().close();
    Child child = new Child(process, log);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return child;
  }

  /** Returns a port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it listens on a port of this machine. */
  void awaitPort(int port) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + START.toNanos();
    while (!answers(port)) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > giveUp) {
        throw new IOException("it does not listen on port " + port + ":\n" + Files.readString(log));
      }
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Waits until it ends by itself, and returns what it printed. */
  String output() throws IOException, InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new IOException("it does not end; see " + log);
    }
    String printed = Files.readString(log);
    if (process.exitValue() != 0) {
      throw new IOException("it ended with " + process.exitValue() + ":\n" + printed);
    }
    return printed;
  }

  /** Ends it without warning. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop, and makes it stop when it does not. */
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

package dev.feria.server.platform;

import dev.feria.core.auth.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL beside the server, with its data in a folder. It is durable (fsync and its kin
 * are on), listens on 127.0.0.1 only, and asks for a generated password.
 *
 * <p>One process owns the folder: it starts PostgreSQL, or takes over one that a killed predecessor
 * left running, and stops it when closed. A further process on the same folder (a command typed
 * while the server runs) joins the running PostgreSQL and leaves it running.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "feria";
  private static final String NAME = "feria";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final Path binaries;
  private final Secret password;
  private final int port;
  private final @Nullable FileChannel owned;

  private EmbeddedDatabase(
      Path data, Path binaries, Secret password, int port, @Nullable FileChannel owned) {
    this.data = data;
    this.binaries = binaries;
    this.password = password;
    this.port = port;
    this.owned = owned;
  }

  /**
   * Opens the database of a folder, creating it if need be.
   *
   * @param folder keeps {@code postgres} (the data), the password and the unpacked programs
   */
  public static EmbeddedDatabase open(Path folder) {
    return open(folder, folder.resolve("postgres-programs"), true);
  }

  /**
   * Opens the database of a folder.
   *
   * @param programs where the PostgreSQL programs are, or are unpacked to
   * @param durable false only for tests: trades safety for speed
   */
  public static EmbeddedDatabase open(Path folder, Path programs, boolean durable) {
    try {
      Files.createDirectories(folder);
      Path home = folder.toRealPath();
      FileChannel lock = lock(home);
      try {
        return open(home, programs, durable, lock);
      } catch (IOException | RuntimeException e) {
        if (lock != null) {
          lock.close();
        }
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the embedded database in " + folder, e);
    }
  }

  private static EmbeddedDatabase open(
      Path home, Path programs, boolean durable, @Nullable FileChannel lock) throws IOException {
    Path data = home.resolve("postgres");
    Path binaries = PostgresBinaries.unpack(programs);
    Secret password = password(home.resolve("postgres-password"));
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      if (lock == null) {
        throw new IllegalStateException("another process is creating the database in " + home);
      }
      initialise(home, data, binaries, password);
    }
    int running = runningPort(data, password, lock == null);
    if (running > 0) {
      LOG.info("database joined: port={} owner={}", running, lock != null);
    } else {
      running = freePort();
      start(data, binaries, running, durable);
      LOG.info("database started: port={} folder={}", running, data);
    }
    var database = new EmbeddedDatabase(data, binaries, password, running, lock);
    database.create(NAME);
    return database;
  }

  private static @Nullable FileChannel lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("owned by this very process: folder={}", home);
    }
    channel.close();
    return null;
  }

  private static Secret password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFile.write(file, HexFormat.of().formatHex(random));
    }
    return Secret.of(Files.readString(file).strip());
  }

  private static void initialise(Path home, Path data, Path binaries, Secret password)
      throws IOException {
    Path fresh = home.resolve("postgres.new");
    if (Files.exists(fresh)) {
      PostgresBinaries.delete(fresh);
    }
    Path file = home.resolve("postgres-password.new");
    PrivateFile.write(file, password.reveal());
    try {
      run(
          home.resolve("postgres.log"),
          binaries.resolve("bin/initdb").toString(),
          "--pgdata=" + fresh,
          "--username=" + USER,
          "--auth=scram-sha-256",
          "--pwfile=" + file,
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C");
    } finally {
      Files.deleteIfExists(file);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void start(Path data, Path binaries, int port, boolean durable)
      throws IOException {
    String onOff = durable ? "on" : "off";
    String options =
        String.join(
            " ",
            "-p " + port,
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c fsync=" + onOff,
            "-c synchronous_commit=" + onOff,
            "-c full_page_writes=" + onOff,
            "-c max_connections=200",
            "-c timezone=UTC",
            "-c log_timezone=UTC");
    run(
        data.resolveSibling("pg_ctl.log"),
        binaries.resolve("bin/pg_ctl").toString(),
        "--pgdata=" + data,
        "--log=" + data.resolveSibling("postgres.log"),
        "--timeout=" + PATIENCE.toSeconds(),
        "--wait",
        "-o",
        options,
        "start");
  }

  /** Returns the port of a live PostgreSQL that serves this very folder, or 0. */
  private static int runningPort(Path data, Secret password, boolean required) throws IOException {
    Path file = data.resolve("postmaster.pid");
    for (int i = 0; i < PATIENCE.toSeconds(); i++) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      Optional<ProcessHandle> process =
          lines.isEmpty() ? Optional.empty() : postgres(lines.get(0).strip());
      if (process.isEmpty()) {
        if (required) {
          throw new IllegalStateException("another process is starting the database in " + data);
        }
        return 0;
      }
      if (lines.size() > 3 && serves(data, Integer.parseInt(lines.get(3).strip()), password)) {
        return Integer.parseInt(lines.get(3).strip());
      }
      awaitExit(process.get());
    }
    throw new IllegalStateException(
        "PostgreSQL of " + data + " does not answer; see " + data.resolveSibling("postgres.log"));
  }

  private static Optional<ProcessHandle> postgres(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(true));
  }

  /** Gives a process that starts up or recovers a second before it is asked again. */
  private static void awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.debug("database still starting: pid={}", process.pid());
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
  }

  private static boolean serves(Path data, int port, Secret password) {
    try (Connection connection = source(port, "postgres", password).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
    } catch (SQLException | IOException e) {
      LOG.debug("database does not answer yet: port={}", port, e);
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path log, String... command) throws IOException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of("unshare", "-U"));
    }
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line);
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command[0] + " did not end; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command[0], e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command[0] + " ended with " + process.exitValue() + "; see " + log);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Creates a database unless it exists. */
  public void create(String name) {
    try (Connection connection = source(port, "postgres", password).getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  /** Returns the address of the server's database. */
  public DatabaseAddress address() {
    return address(NAME);
  }

  /** Returns the address of another database of this PostgreSQL. */
  public DatabaseAddress address(String name) {
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, password);
  }

  /** Tells whether this process owns the folder, and so stops PostgreSQL when closed. */
  public boolean isOwner() {
    return owned != null;
  }

  private static PGSimpleDataSource source(int port, String name, Secret password) {
    return Migrations.dataSource(
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, password));
  }

  /** Stops PostgreSQL if this process owns the folder. */
  @Override
  public void close() {
    if (owned == null) {
      return;
    }
    try {
      run(
          data.resolveSibling("pg_ctl.log"),
          binaries.resolve("bin/pg_ctl").toString(),
          "--pgdata=" + data,
          "--mode=fast",
          "--wait",
          "stop");
      owned.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop the embedded database", e);
    }
  }
}

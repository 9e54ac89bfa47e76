package dev.feria.server.testing;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Provider;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.ServerConfig;
import dev.feria.server.Wiring;
import dev.feria.server.accounts.MasterKey;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A whole server on a database of its own, listening on a free port. */
public final class TestServer implements AutoCloseable {
  /** The password of every owner made here. */
  public static final String PASSWORD = "a long password";

  private final boolean ownsDatabase;
  private final TestDatabase database;
  private final Path folder;
  private final Path keyFile;
  private final URI url;
  private final Wiring wiring;

  /** A tenant and a caller with a key of its owner. */
  public record Tenant(UUID id, String email, String key, ApiCaller api) {}

  private TestServer(
      Clock clock, Map<String, String> settings, Iterable<Provider> providers, URI publicUrl) {
    this(null, clock, settings, providers, publicUrl);
  }

  private TestServer(
      TestServer other,
      Clock clock,
      Map<String, String> settings,
      Iterable<Provider> providers,
      URI publicUrl) {
    this.ownsDatabase = other == null;
    this.database = ownsDatabase ? TestDatabase.create() : other.database;
    this.folder = temporary();
    this.keyFile = ownsDatabase ? folder.resolve("master-key.json") : other.keyFile;
    int port = freePort();
    this.url = URI.create("http://127.0.0.1:" + port);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("FERIA_DATA", folder.toString());
    environment.put("FERIA_HOST", "127.0.0.1");
    environment.put("FERIA_PORT", Integer.toString(port));
    environment.put("FERIA_PUBLIC_URL", (publicUrl == null ? url : publicUrl).toString());
    if (ownsDatabase) {
      MasterKey.create(keyFile);
    }
    this.wiring =
        new Wiring(
            ServerConfig.read(environment, null),
            database.address(),
            MasterKey.ofFile(keyFile),
            clock,
            Sleeper.realTime(),
            providers);
    wiring.start();
  }

  /**
   * Starts a server.
   *
   * @param settings further settings, for example of providers
   */
  public static TestServer start(
      Clock clock, Map<String, String> settings, Iterable<Provider> providers) {
    return new TestServer(clock, settings, providers, null);
  }

  /** Starts another node on the database and the key of a server, which must be closed later. */
  public static TestServer beside(
      TestServer other, Clock clock, Map<String, String> settings, Iterable<Provider> providers) {
    return new TestServer(other, clock, settings, providers, other.url);
  }

  /** Starts a server that believes to be reached at another address. */
  public static TestServer start(Clock clock, Iterable<Provider> providers, URI publicUrl) {
    return new TestServer(clock, Map.of(), providers, publicUrl);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("feria-server-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a tenant with an owner and a key. */
  public Tenant tenant(String name) {
    String email = name.toLowerCase(java.util.Locale.ROOT) + "@example.com";
    Users.Created created = wiring.tenancy().users().createTenant(name, email, Secret.of(PASSWORD));
    String key = key(created.tenantId(), Role.OWNER);
    return new Tenant(created.tenantId(), email, key, anonymous().withKey(key));
  }

  /** Creates a key of a tenant. */
  public String key(UUID tenantId, Role role) {
    return wiring.tenancy().apiKeys().create(tenantId, "test", "test", role).secret().reveal();
  }

  /** Returns a caller without credentials. */
  public ApiCaller anonymous() {
    return new ApiCaller(url);
  }

  /** Returns the address it listens on. */
  public URI url() {
    return url;
  }

  public Wiring wiring() {
    return wiring;
  }

  public TestDatabase database() {
    return database;
  }

  /** Returns the folder of its data. */
  public Path data() {
    return folder;
  }

  /** Returns the file of the master key. */
  public Path keyFile() {
    return keyFile;
  }

  @Override
  public void close() {
    wiring.close();
    if (ownsDatabase) {
      database.close();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

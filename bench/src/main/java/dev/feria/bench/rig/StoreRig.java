package dev.feria.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sandbox with one large store, and a server that can be started and stopped on one folder. */
public final class StoreRig implements AutoCloseable {
  private static final String CONTROL = "/_sandbox/shopify";

  private final Path serverJar;
  private final Path folder;
  private final int port;
  private final Child sandbox;
  private final String baseUrl;
  private final Map<String, Object> keys;
  private String apiKey = "";
  private int runs;

  private StoreRig(
      Path serverJar,
      Path folder,
      int port,
      Child sandbox,
      String baseUrl,
      Map<String, Object> keys) {
    this.serverJar = serverJar;
    this.folder = folder;
    this.port = port;
    this.sandbox = sandbox;
    this.baseUrl = baseUrl;
    this.keys = keys;
  }

  /**
   * Starts a sandbox and fills a store.
   *
   * @param folder keeps everything that is written; must be empty or absent
   */
  public static StoreRig start(Jars jars, Path folder, int products, int variants)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int sandboxPort = Child.freePort();
    Child sandbox =
        Child.start(
            List.of(
                "-Xmx3g",
                "-jar",
                jars.sandbox().toString(),
                "--port=" + sandboxPort,
                "--listings=50",
                "--orders=0"),
            Map.of(),
            folder.resolve("sandbox.log"));
    try {
      sandbox.awaitPort(sandboxPort);
      Rest control = new Rest(URI.create("http://127.0.0.1:" + sandboxPort), null);
      control.send(
          "POST",
          CONTROL + "/catalogue",
          Map.of("listings", products, "variants", variants, "orders", 0, "seed", 7));
      Map<String, Object> provider =
          Rest.list(control.get("/_sandbox"), "providers").stream()
              .filter(each -> "shopify".equals(each.get("id")))
              .findFirst()
              .orElseThrow();
      Map<String, Object> account = Rest.list(provider, "accounts").get(0);
      Map<String, Object> credentials = Rest.object(account, "credentials");
      return new StoreRig(
          jars.server(),
          folder,
          Child.freePort(),
          sandbox,
          Rest.text(provider, "base_url"),
          Map.of(
              "shop",
              Rest.text(account, "id"),
              "access_token",
              Rest.text(credentials, "access_token")));
    } catch (IOException | InterruptedException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** Starts the server; the first time it connects the store, which begins the import. */
  public Server serve(String heap) throws IOException, InterruptedException {
    runs++;
    Server server =
        Server.start(
            new Server.Setup(
                serverJar,
                folder,
                port,
                runs,
                heap,
                Map.of(
                    "FERIA_PROVIDER_SHOPIFY_BASE_URL",
                    baseUrl,
                    "FERIA_ALLOW_PRIVATE_HOSTS",
                    "true")),
            runs == 1 ? null : apiKey);
    if (runs == 1) {
      apiKey = server.apiKey();
      server.connect("shopify", keys);
    }
    return server;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

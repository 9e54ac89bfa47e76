package dev.feria.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox, without limits, with as many orders as asked for. */
public final class Sandbox implements AutoCloseable {
  private static final String CONTROL = "/_sandbox/mercadolibre";

  private final Child child;
  private final Rest control;
  private final URI baseUrl;
  private final String seller;
  private final Map<String, Object> application;

  private Sandbox(
      Child child, Rest control, URI baseUrl, String seller, Map<String, Object> application) {
    this.child = child;
    this.control = control;
    this.baseUrl = baseUrl;
    this.seller = seller;
    this.application = application;
  }

  /** Starts a sandbox and fills it. */
  static Sandbox start(Path jar, Path folder, int listings, int orders)
      throws IOException, InterruptedException {
    int port = Child.freePort();
    Child child =
        Child.start(
            List.of(
                "-Xmx3g", "-jar", jar.toString(), "--port=" + port, "--listings=50", "--orders=0"),
            Map.of(),
            folder.resolve("sandbox.log"));
    try {
      child.awaitPort(port);
      Rest control = new Rest(URI.create("http://127.0.0.1:" + port), null);
      control.send(
          "POST",
          CONTROL + "/catalogue",
          Map.of("listings", listings, "orders", orders, "seed", 7, "limits", false));
      Map<String, Object> provider =
          Rest.list(control.get("/_sandbox"), "providers").stream()
              .filter(each -> "mercadolibre".equals(each.get("id")))
              .findFirst()
              .orElseThrow();
      return new Sandbox(
          child,
          control,
          URI.create(Rest.text(provider, "base_url")),
          Rest.text(Rest.list(provider, "accounts").get(0), "id"),
          control.get(CONTROL + "/application"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  /** Returns where the provider's own paths start. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** Returns the seller's user id. */
  public String seller() {
    return seller;
  }

  /** Returns a credential of the application. */
  public String application(String name) {
    return Rest.text(application, name);
  }

  /** Returns the ids of all orders of the seller. */
  public List<String> orders() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    Rest.list(control.get(CONTROL + "/accounts/" + seller + "/orders"), "data")
        .forEach(order -> ids.add(Rest.text(order, "id")));
    return ids;
  }

  @Override
  public void close() {
    child.close();
  }
}

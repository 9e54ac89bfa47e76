package dev.feria.server.openapi;

import dev.feria.server.platform.http.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code /docs}: the description as a page to read and to try the API from. */
@Path("/docs")
@Access(Access.Level.PUBLIC)
public final class DocsPage {
  /** Swagger UI writes styles into its elements; scripts come from files of ours only. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private final Map<String, String> resources;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /** Finds the files; they are read when they are asked for. */
  public DocsPage() {
    String swagger = "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
    this.resources =
        Map.of(
            "index.html", "/docs/index.html",
            "docs.js", "/docs/docs.js",
            "docs.css", "/docs/docs.css",
            "swagger-ui-bundle.js", swagger + "swagger-ui-bundle.js",
            "swagger-ui.css", swagger + "swagger-ui.css");
  }

  /** The version stands once, in the build. */
  private static String swaggerVersion() {
    var properties = new Properties();
    try (InputStream in = DocsPage.class.getResourceAsStream("/feria-version.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(properties.getProperty("swagger-ui"), "swagger-ui");
  }

  /** Sends the page. */
  @GET
  public Response page(
      @Context Request request, @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    Response page = file("index.html").answer(request, encodings);
    return Response.fromResponse(page).header("Content-Security-Policy", POLICY).build();
  }

  /** Sends what the page refers to. */
  @GET
  @Path("{name}")
  public Response part(
      @Context Request request,
      @HeaderParam("Accept-Encoding") @Nullable String encodings,
      @PathParam("name") String name) {
    return file(name).answer(request, encodings);
  }

  private StaticFile file(String name) {
    String resource = resources.get(name);
    if (resource == null) {
      throw new NotFoundException();
    }
    return files.computeIfAbsent(name, n -> new StaticFile(type(n), read(resource)));
  }

  private static String type(String name) {
    if (name.endsWith(".html")) {
      return "text/html; charset=utf-8";
    }
    return name.endsWith(".css") ? STYLE : SCRIPT;
  }

  private static byte[] read(String path) {
    try (InputStream in = Objects.requireNonNull(DocsPage.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}

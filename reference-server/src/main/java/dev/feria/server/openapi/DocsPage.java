package dev.feria.server.openapi;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.BuildVersions;
import dev.feria.server.platform.http.StaticFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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

  private final Map<String, String> resources;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /** Finds the files; they are read when they are asked for. */
  public DocsPage() {
    String swagger =
        "/META-INF/resources/webjars/swagger-ui/" + BuildVersions.of("swagger-ui") + "/";
    this.resources =
        Map.of(
            "index.html", "/docs/index.html",
            "docs.js", "/docs/docs.js",
            "docs.css", "/docs/docs.css",
            "swagger-ui-bundle.js", swagger + "swagger-ui-bundle.js",
            "swagger-ui.css", swagger + "swagger-ui.css");
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
    return files.computeIfAbsent(name, n -> StaticFile.read(resource));
  }
}

package dev.feria.server.openapi;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.StaticFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json}: what the API is, for programs. */
@Path("/openapi.json")
@Access(Access.Level.PUBLIC)
public final class OpenApiResource {
  private final StaticFile file;

  /** Reads the description. */
  public OpenApiResource() {
    String json = Json.write(OpenApiDocument.load());
    this.file = new StaticFile(MediaType.APPLICATION_JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the description. */
  @GET
  public Response get(
      @Context Request request, @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    return file.answer(request, encodings);
  }
}

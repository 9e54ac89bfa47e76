package dev.feria.server.console;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.BuildVersions;
import dev.feria.server.platform.http.StaticFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that pages refer to. Their addresses carry a hash of their content, so that browsers
 * keep them for ever and still see every change.
 */
@Path("/assets")
@Access(Access.Level.PUBLIC)
public final class Assets {
  private static final String OURS = "/console/";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/%s/dist/";
  private static final int HASH_DIGITS = 12;

  private final Map<String, String> hrefs = new HashMap<>();
  private final Map<String, StaticFile> files = new HashMap<>();

  /** Reads the files. */
  public Assets() {
    for (String name : List.of("console.css", "console.js", "icons.svg", "logo.svg")) {
      keep(name, StaticFile.read(OURS + name));
    }
    String htmx = HTMX.formatted(BuildVersions.of("htmx"));
    keep("htmx.min.js", StaticFile.read(htmx + "htmx.min.js"));
  }

  private void keep(String name, StaticFile file) {
    int dot = name.lastIndexOf('.');
    String hash = file.hash().substring(0, HASH_DIGITS);
    String hashed = name.substring(0, dot) + "." + hash + name.substring(dot);
    hrefs.put(name, "/assets/" + hashed);
    files.put(hashed, file);
  }

  /** Returns the address of a file. */
  public String href(String name) {
    return Objects.requireNonNull(hrefs.get(name), name);
  }

  /** Sends a file. */
  @GET
  @Path("{name}")
  public Response get(
      @PathParam("name") String name, @HeaderParam("Accept-Encoding") @Nullable String accepted) {
    StaticFile file = files.get(name);
    if (file == null) {
      throw new NotFoundException();
    }
    return file.answerForEver(accepted);
  }
}

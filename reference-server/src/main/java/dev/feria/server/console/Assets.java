package dev.feria.server.console;

import dev.feria.server.platform.http.Access;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
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

  private final Map<String, String> hrefs = new HashMap<>();
  private final Map<String, byte[]> plain = new HashMap<>();
  private final Map<String, byte[]> zipped = new HashMap<>();

  /** Reads the files. */
  public Assets() {
    for (String name : List.of("console.css", "console.js", "icons.svg", "logo.svg")) {
      keep(name, read(OURS + name));
    }
    keep("htmx.min.js", read(HTMX.formatted(htmxVersion()) + "htmx.min.js"));
  }

  private void keep(String name, byte[] content) {
    int dot = name.lastIndexOf('.');
    String hashed = name.substring(0, dot) + "." + hash(content) + name.substring(dot);
    hrefs.put(name, "/assets/" + hashed);
    plain.put(hashed, content);
    zipped.put(hashed, zip(content));
  }

  /** The version stands once, in the build. */
  private static String htmxVersion() {
    var properties = new Properties();
    try (InputStream in = Assets.class.getResourceAsStream("/feria-version.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(properties.getProperty("htmx"), "htmx");
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
    boolean zip = accepted != null && accepted.contains("gzip");
    byte[] content = (zip ? zipped : plain).get(name);
    if (content == null) {
      throw new NotFoundException();
    }
    Response.ResponseBuilder response =
        Response.ok(content, type(name))
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .header("Vary", "Accept-Encoding");
    return (zip ? response.header("Content-Encoding", "gzip") : response).build();
  }

  private static String type(String name) {
    if (name.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript; charset=utf-8";
  }

  private static byte[] read(String path) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static byte[] zip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}

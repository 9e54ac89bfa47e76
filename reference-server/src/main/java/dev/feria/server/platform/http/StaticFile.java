package dev.feria.server.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Content that changes only with our version, sent as it is or zipped. Thread-safe. */
public final class StaticFile {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final String type;
  private final byte[] plain;
  private final byte[] zipped;
  private final String hash;

  /** Makes a file of content. */
  public StaticFile(String type, byte[] content) {
    this.type = type;
    this.plain = content;
    this.zipped = zip(content);
    this.hash = hash(content);
  }

  /**
   * Reads a file from the class path; its type is that of its name.
   *
   * @throws NullPointerException when it is not there
   */
  public static StaticFile read(String path) {
    try (InputStream in =
        Objects.requireNonNull(StaticFile.class.getResourceAsStream(path), path)) {
      return new StaticFile(type(path), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }

  /** Returns a hash of the content, in 24 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /**
   * Sends it, or says that the caller's copy is good: anybody may keep it for a while, and asks
   * again by its tag.
   */
  public Response answer(Request request, @Nullable String acceptedEncodings) {
    boolean zip = zips(acceptedEncodings);
    var tag = new EntityTag(zip ? hash + "-gzip" : hash);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? content(zip) : unchanged)
        .tag(tag)
        .header("Cache-Control", "public, max-age=" + FRESH.toSeconds())
        .header("Vary", "Accept-Encoding")
        .build();
  }

  /** Sends it to be kept for ever; for an address that changes with the content. */
  public Response answerForEver(@Nullable String acceptedEncodings) {
    return content(zips(acceptedEncodings))
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Vary", "Accept-Encoding")
        .build();
  }

  private static boolean zips(@Nullable String acceptedEncodings) {
    return acceptedEncodings != null && acceptedEncodings.contains("gzip");
  }

  private Response.ResponseBuilder content(boolean zip) {
    return zip
        ? Response.ok(zipped, type).header("Content-Encoding", "gzip")
        : Response.ok(plain, type);
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
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}

package dev.feria.server.openapi;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Content that changes only with our version; anybody may keep it, and asks again by its tag. */
final class StaticFile {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final String type;
  private final byte[] plain;
  private final byte[] zipped;
  private final String hash;

  StaticFile(String type, byte[] content) {
    this.type = type;
    this.plain = content;
    this.zipped = zip(content);
    this.hash = hash(content);
  }

  /** Sends it, or says that the caller's copy is good. */
  Response answer(Request request, @Nullable String acceptedEncodings) {
    boolean zip = acceptedEncodings != null && acceptedEncodings.contains("gzip");
    var tag = new EntityTag(zip ? hash + "-gzip" : hash);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder response =
        unchanged == null ? Response.ok(zip ? zipped : plain, type) : unchanged;
    if (unchanged == null && zip) {
      response.header("Content-Encoding", "gzip");
    }
    return response
        .tag(tag)
        .header("Cache-Control", "public, max-age=" + FRESH.toSeconds())
        .header("Vary", "Accept-Encoding")
        .build();
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

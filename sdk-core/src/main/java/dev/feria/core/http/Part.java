package dev.feria.core.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One part of a multipart body. Immutable. */
public final class Part {
  private final String name;
  private final @Nullable String fileName;
  private final String contentType;
  private final byte[] bytes;

  private Part(String name, @Nullable String fileName, String contentType, byte[] bytes) {
    this.name = name;
    this.fileName = fileName;
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Returns a field of text, sent as UTF-8. */
  public static Part text(String name, String value) {
    return new Part(
        name, null, "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a file in the field {@code name}. */
  public static Part file(String name, FileContent file) {
    return new Part(name, file.fileName(), file.contentType(), file.bytes());
  }

  String name() {
    return name;
  }

  @Nullable String fileName() {
    return fileName;
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes() {
    return bytes;
  }
}

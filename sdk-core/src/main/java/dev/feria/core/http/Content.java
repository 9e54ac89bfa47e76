package dev.feria.core.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What an {@link ApiRequest} carries, before it is bytes. */
sealed interface Content {
  /** No body. */
  record Nothing() implements Content {}

  /** A value to write as JSON. */
  record JsonValue(Object value) implements Content {}

  /** Fields of a form, percent-encoded. */
  record Form(List<Map.Entry<String, Object>> fields) implements Content {}

  /** Parts of a form with files. */
  record Multipart(List<Part> parts) implements Content {}

  /** A file sent as it is. */
  record Bytes(FileContent file) implements Content {}

  /** Bytes that can be read once. */
  record Once(String contentType, InputStream stream) implements Content {}
}

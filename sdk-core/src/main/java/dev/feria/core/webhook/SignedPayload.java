package dev.feria.core.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a timestamped signature is computed over. */
@FunctionalInterface
public interface SignedPayload {
  /** The timestamp, a dot, the body. */
  SignedPayload TIMESTAMP_DOT_BODY = around("", ".", "");

  /**
   * Returns the bytes that are signed.
   *
   * @param timestamp exactly as it stands in the header
   */
  byte[] bytes(WebhookRequest request, String timestamp);

  /** Returns a payload of a text, the timestamp, a text, the raw body, and a text. */
  static SignedPayload around(String before, String between, String after) {
    return (request, timestamp) -> {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes((before + timestamp + between).getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(request.body());
      bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
      return bytes.toByteArray();
    };
  }
}

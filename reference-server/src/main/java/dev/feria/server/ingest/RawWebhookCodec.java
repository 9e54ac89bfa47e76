package dev.feria.server.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/** Webhooks as bytes in the spool. The first byte is the version of the layout. */
final class RawWebhookCodec {
  private static final int VERSION = 1;
  private static final int VERIFIED = 1;
  private static final int WITH_KEY = 2;

  private RawWebhookCodec() {}

  static byte[] encode(RawWebhook webhook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(webhook.size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      String key = webhook.accountKey();
      out.writeByte((webhook.verified() ? VERIFIED : 0) | (key != null ? WITH_KEY : 0));
      text(out, webhook.provider());
      if (key != null) {
        text(out, key);
      }
      text(out, webhook.method());
      text(out, webhook.path());
      map(out, webhook.query());
      map(out, webhook.headers());
      text(out, webhook.receivedAt().toString());
      out.writeInt(webhook.body().size());
      webhook.body().write(out);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException when the bytes are none of ours
   */
  static RawWebhook decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("layout " + version + " of a spooled webhook is not known");
      }
      int flags = in.readUnsignedByte();
      String provider = text(in);
      String key = (flags & WITH_KEY) != 0 ? text(in) : null;
      String method = text(in);
      String path = text(in);
      Map<String, List<String>> query = map(in);
      Map<String, List<String>> headers = map(in);
      Instant receivedAt = Instant.parse(text(in));
      ByteString body = ByteString.of(bytes(in));
      return new RawWebhook(
          provider, key, (flags & VERIFIED) != 0, method, path, query, headers, body, receivedAt);
    }
  }

  private static void map(DataOutputStream out, Map<String, List<String>> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, List<String>> entry : map.entrySet()) {
      text(out, entry.getKey());
      out.writeInt(entry.getValue().size());
      for (String value : entry.getValue()) {
        text(out, value);
      }
    }
  }

  private static Map<String, List<String>> map(DataInputStream in) throws IOException {
    Map<String, List<String>> map = new LinkedHashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      String name = text(in);
      int count = in.readInt();
      List<String> values = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        values.add(text(in));
      }
      map.put(name, values);
    }
    return map;
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a spooled webhook claims " + length + " bytes more than it has");
    }
    return in.readNBytes(length);
  }
}

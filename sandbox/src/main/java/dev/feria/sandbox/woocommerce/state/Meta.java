package dev.feria.sandbox.woocommerce.state;

import dev.feria.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One piece of meta data. */
public final class Meta {
  public long id;
  public String key = "";

  /** The value as JSON text. */
  public String json = "null";

  /** A piece with any JSON value. */
  public static Meta of(long id, String key, @Nullable Object value) {
    Meta meta = new Meta();
    meta.id = id;
    meta.key = key;
    meta.value(value);
    return meta;
  }

  /** The value as a tree. */
  public @Nullable Object value() {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces the value. */
  public void value(@Nullable Object value) {
    json = new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}

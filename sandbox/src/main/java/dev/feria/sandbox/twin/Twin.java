package dev.feria.sandbox.twin;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fake of one platform. Every method is called under the lock of its {@link TwinContext}, so a
 * twin keeps plain mutable state.
 */
public interface Twin {
  /** Name in URLs, such as {@code mercadolibre}. */
  String id();

  /**
   * The platform's hosts by path prefix; the API host carries the twin's id, further ones {@code
   * id-something}. The routers are asked for once.
   */
  Map<String, Router> hosts();

  /** The control operations of this twin; paths relative to {@code /_sandbox/{id}}. */
  Router control();

  /**
   * This twin's entry in {@code GET /_sandbox}.
   *
   * @param urls address of each host, by prefix
   */
  Map<String, ?> describe(Map<String, String> urls);

  /**
   * Tells where the hosts of this twin are, once they listen; unlike the rest without the lock.
   *
   * @param urls address of each host, by prefix
   */
  default void addresses(Map<String, String> urls) {}

  /**
   * Whose call this is, where a platform has a server for each account; the call log then keeps the
   * most calls at once for each of them. Asked for without the lock.
   */
  default @Nullable String account(Call call) {
    return null;
  }

  /** Forgets everything and seeds the state anew. */
  void reset(long seed);

  /** An answer with this status in the platform's own error shape, for scripted faults. */
  Reply error(int status);

  /** Makes the access token of this call expire at once, if it carries one. */
  void expireToken(Call call);

  /** Writes the whole state as one JSON value. */
  void save(JsonWriter writer) throws IOException;

  /** Replaces the state with what {@link #save} wrote, and schedules what was under way. */
  void load(JsonReader reader) throws IOException;
}

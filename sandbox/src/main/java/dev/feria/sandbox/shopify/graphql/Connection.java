package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.shopify.state.Index;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page of a connection. */
record Connection(List<Edge> edges, boolean hasNext, boolean hasPrevious) {
  /** One record and where it stands. */
  record Edge(Index.Key key, Object node) {
    String cursor() {
      return Connection.cursor(key);
    }
  }

  List<Object> nodes() {
    return edges.stream().map(Edge::node).toList();
  }

  @Nullable String startCursor() {
    return edges.isEmpty() ? null : edges.get(0).cursor();
  }

  @Nullable String endCursor() {
    return edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
  }

  static String cursor(Index.Key key) {
    byte[] tree =
        Json.bytes(Json.obj("last_id", key.id(), "last_value", Long.toString(key.value())));
    return Base64.getEncoder().encodeToString(tree);
  }

  /** The place a cursor speaks of. */
  static Index.Key key(String cursor) {
    try {
      Object tree = Json.parse(Base64.getDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8)));
      if (tree instanceof Map<?, ?> map
          && map.get("last_id") instanceof Long id
          && map.get("last_value") instanceof String value) {
        return new Index.Key(Long.parseLong(value), id);
      }
    } catch (IllegalArgumentException | ReplyException e) {
      throw invalid(cursor, e);
    }
    throw invalid(cursor, null);
  }

  private static ApiError invalid(String cursor, @Nullable Exception cause) {
    ApiError error = new ApiError("BAD_REQUEST", "Invalid cursor: " + cursor);
    if (cause != null) {
      error.addSuppressed(cause);
    }
    return error;
  }
}

package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Begins exports; how they run is somebody else's business. */
final class Exports {
  private static final long FIRST = 3_440_011_200_001L;
  private static final int AT_ONCE = 5;

  private final Platform platform;
  private final BulkQueries queries;
  private final BiConsumer<Shop, BulkOperation> start;

  Exports(Platform platform, BulkQueries queries, BiConsumer<Shop, BulkOperation> start) {
    this.platform = platform;
    this.queries = queries;
    this.start = start;
  }

  Object run(DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    Shop shop = caller.shop();
    String query = Queries.text(env, "query");
    String wrong = queries.problem(query);
    if (wrong != null) {
      return result(null, Problems.one("INVALID", wrong, "query"));
    }
    long running =
        shop.bulkOperations.values().stream()
            .filter(bulk -> bulk.isRunning() && bulk.clientId.equals(caller.app().clientId))
            .count();
    int most = Versions.since(caller.version(), "2026-01") ? AT_ONCE : 1;
    if (running >= most) {
      return result(
          null,
          Problems.one(
              most == 1 ? "OPERATION_IN_PROGRESS" : "LIMIT_REACHED",
              "A bulk query operation for this app and shop is already in progress."));
    }
    BulkOperation bulk = new BulkOperation();
    bulk.id = platform.world().next("bulk", FIRST);
    bulk.clientId = caller.app().clientId;
    bulk.query = query;
    bulk.grouped = Boolean.TRUE.equals(env.<Boolean>getArgument("groupObjects"));
    bulk.created = platform.now();
    bulk.secret = platform.world().dice.hex(40);
    bulk.origin = caller.origin();
    shop.bulkOperations.put(bulk.id, bulk);
    start.accept(shop, bulk);
    return result(bulk, List.of());
  }

  private static Object result(@Nullable BulkOperation bulk, List<Object> problems) {
    return Json.obj("bulkOperation", bulk, "userErrors", problems);
  }
}

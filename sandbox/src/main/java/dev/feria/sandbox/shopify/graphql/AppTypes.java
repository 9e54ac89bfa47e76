package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Subscription;
import dev.feria.sandbox.shopify.state.Times;

/** Exports and webhook subscriptions. */
final class AppTypes {
  private AppTypes() {}

  static void add(Schema schema) {
    schema
        .type("BulkOperation", BulkOperation.class)
        .field("id", bulk -> Gid.of("BulkOperation", bulk.id))
        .field("status", bulk -> bulk.status)
        .field("errorCode", bulk -> bulk.errorCode)
        .field("query", bulk -> bulk.query)
        .field("type", bulk -> "QUERY")
        .field("createdAt", bulk -> Times.utc(bulk.created))
        .field("completedAt", bulk -> Times.utc(bulk.completed))
        .field("objectCount", bulk -> bulk.objects)
        .field("rootObjectCount", bulk -> bulk.roots)
        .field("fileSize", bulk -> bulk.size < 0 ? null : bulk.size)
        .call(
            "url",
            (bulk, env) ->
                bulk.status.equals("COMPLETED") && bulk.objects > 0 ? file(bulk, env) : null)
        .call(
            "partialDataUrl",
            (bulk, env) ->
                !bulk.status.equals("COMPLETED") && bulk.size > 0 ? file(bulk, env) : null);
    schema
        .type("WebhookSubscription", Subscription.class)
        .field("id", s -> Gid.of("WebhookSubscription", s.id))
        .field("legacyResourceId", s -> s.id)
        .field("topic", s -> s.topic)
        .field("uri", s -> s.uri)
        .field("callbackUrl", s -> s.uri)
        .field("format", s -> "JSON")
        .field("includeFields", s -> s.includeFields)
        .field("metafieldNamespaces", s -> s.metafieldNamespaces)
        .field("filter", s -> s.filter)
        .field("name", s -> s.name)
        .call("apiVersion", (s, env) -> Versions.view(Caller.of(env).app().webhookApiVersion))
        .field("createdAt", s -> Times.utc(s.created))
        .field("updatedAt", s -> Times.utc(s.updated));
    schema
        .type("Job", JobView.class)
        .field("id", job -> "gid://shopify/Job/" + job.id())
        .field("done", JobView::done);
  }

  private static String file(BulkOperation bulk, graphql.schema.DataFetchingEnvironment env) {
    return Caller.of(env).origin()
        + "/bulk-"
        + bulk.id
        + ".jsonl?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=604800&X-Goog-Signature="
        + bulk.secret
        + "&response-content-type=application%2Fjsonl";
  }

  /** Something that the platform does on its own time. */
  record JobView(String id, boolean done) {}
}

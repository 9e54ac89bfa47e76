package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.twin.TokenBucket;
import dev.feria.sandbox.woocommerce.state.Mode;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server around a shop: what happens to a call before and after WordPress. */
public final class Host {
  private static final String NOTICE =
      "\uFEFF<br />\n<b>Notice</b>:  Undefined index: HTTP_REFERER in"
          + " <b>/home/tienda/public_html/wp-content/plugins/rastreador/init.php</b> on line"
          + " <b>112</b><br />\n";

  private static final Pattern LIBRARY =
      Pattern.compile("(?i)java/|okhttp/|python-requests/|go-http-client/");

  private final Platform platform;

  /** The hosts of this platform. */
  public Host(Platform platform) {
    this.platform = platform;
  }

  /** The shop of a call, or null. */
  public @Nullable Store store(Call call) {
    return platform.world().stores.get(call.param("store"));
  }

  /** A page as web servers show it. */
  public static Reply page(int status, String title) {
    return Reply.html(
        status,
        "<!DOCTYPE html>\n<html lang=\"es\"><head><title>"
            + title
            + "</title></head><body><h1>"
            + title
            + "</h1></body></html>");
  }

  /** The page for what is not there. */
  public static Reply notFound() {
    return page(404, "No se ha encontrado la página");
  }

  /** What keeps a call from reaching WordPress; null when nothing does. */
  public @Nullable Reply refusal(Store store, Call call) {
    Mode mode = store.mode;
    if (mode.requestsPerSecond > 0 && !bucket(store).take(platform.context().clock().instant())) {
      Reply refused = page(mode.limitStatus, "Too many requests").refusal();
      return mode.retryAfter < 0
          ? refused
          : refused.header("Retry-After", Long.toString(mode.retryAfter));
    }
    if (mode.firewall || (mode.blocksLibraries && library(call))) {
      return page(403, "Access denied by the firewall");
    }
    if (mode.maintenance) {
      return page(503, "Briefly unavailable for scheduled maintenance");
    }
    boolean pretty = "pretty".equals(call.headers().get(SitePaths.ROAD));
    return pretty && call.segments().size() > 1 && mode.permalinks.equals("plain")
        ? notFound()
        : null;
  }

  private static boolean library(Call call) {
    String agent = call.header("User-Agent");
    return agent == null || LIBRARY.matcher(agent).lookingAt();
  }

  private TokenBucket bucket(Store store) {
    TokenBucket bucket = store.bucket;
    if (bucket == null) {
      long rate = store.mode.requestsPerSecond;
      bucket =
          new TokenBucket(rate, rate, Duration.ofSeconds(1), platform.context().clock().instant());
      store.bucket = bucket;
    }
    return bucket;
  }

  /** What becomes of an answer on its way out. */
  Reply finish(Store store, Call call, Reply reply) {
    Mode mode = store.mode;
    Object tree = reply.tree();
    if (tree == null) {
      return reply;
    }
    Reply finished = reply;
    if (!mode.headers) {
      finished = Reply.json(reply.status(), tree);
    }
    store.answers++;
    if (mode.phpNotice.equals("always")
        || (mode.phpNotice.equals("some") && store.answers % 3 == 0)) {
      finished = noticed(finished);
    }
    if ("HEAD".equals(call.headers().get(SitePaths.METHOD))) {
      Reply bare = Reply.empty(finished.status());
      for (Map.Entry<String, String> header : finished.headers().entrySet()) {
        bare = bare.header(header.getKey(), header.getValue());
      }
      finished = bare;
    }
    long latency = call.method().equals("GET") ? mode.readLatencyMillis : mode.writeLatencyMillis;
    return latency > 0 ? finished.delay(Duration.ofMillis(latency)) : finished;
  }

  private static Reply noticed(Reply reply) {
    String body = NOTICE + new String(reply.body(), StandardCharsets.UTF_8);
    Reply noticed =
        Reply.bytes(
            reply.status(),
            "application/json; charset=UTF-8",
            body.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      if (!header.getKey().equals("Content-Type")) {
        noticed = noticed.header(header.getKey(), header.getValue());
      }
    }
    return noticed;
  }
}

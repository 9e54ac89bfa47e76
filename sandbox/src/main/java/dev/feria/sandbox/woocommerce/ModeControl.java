package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.woocommerce.state.Mode;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Control operations on how a shop is hosted and set up. */
final class ModeControl {
  private static final Set<String> NOTICES = Set.of("never", "some", "always");

  private final Platform platform;

  ModeControl(Platform platform) {
    this.platform = platform;
  }

  void register(Router router) {
    router
        .add("GET", "/accounts/{account}/mode", "mode", this::mode)
        .add("PUT", "/accounts/{account}/mode", "mode", this::change);
  }

  private Reply mode(Call call) {
    return Reply.ok(view(AccountControl.store(platform, call).mode));
  }

  private static Map<String, @Nullable Object> view(Mode mode) {
    return Json.obj(
        "tls",
        mode.tls,
        "strip_authorization",
        mode.stripAuthorization,
        "permalinks",
        mode.permalinks,
        "firewall",
        mode.firewall,
        "block_libraries",
        mode.blocksLibraries,
        "maintenance",
        mode.maintenance,
        "php_notice",
        mode.phpNotice,
        "headers",
        mode.headers,
        "wc_version",
        mode.wcVersion,
        "manage_stock",
        mode.manageStock,
        "empty_maps_as_lists",
        mode.emptyMapsAsLists,
        "write_latency_ms",
        mode.writeLatencyMillis,
        "read_latency_ms",
        mode.readLatencyMillis,
        "batch_cut_after",
        mode.batchCutAfter,
        "webhook_delay_ms",
        mode.webhookDelayMillis,
        "webhook_rights",
        mode.webhookRights,
        "requests_per_second",
        mode.requestsPerSecond,
        "limit_status",
        mode.limitStatus,
        "retry_after",
        mode.retryAfter < 0 ? null : (Object) mode.retryAfter);
  }

  private Reply change(Call call) {
    Store store = AccountControl.store(platform, call);
    Mode mode = store.mode;
    Fields body = call.fields();
    String permalinks = body.text("permalinks", mode.permalinks);
    String notice = notice(body, mode.phpNotice);
    long limitStatus = body.integer("limit_status", mode.limitStatus);
    if (!permalinks.equals("pretty") && !permalinks.equals("plain")) {
      throw ControlReplies.error(400, "permalinks must be pretty or plain");
    }
    if (limitStatus != 429 && limitStatus != 503) {
      throw ControlReplies.error(400, "limit_status must be 429 or 503");
    }
    mode.permalinks = permalinks;
    mode.phpNotice = notice;
    mode.limitStatus = (int) limitStatus;
    mode.tls = body.flag("tls", mode.tls);
    mode.stripAuthorization = body.flag("strip_authorization", mode.stripAuthorization);
    mode.firewall = body.flag("firewall", mode.firewall);
    mode.blocksLibraries = body.flag("block_libraries", mode.blocksLibraries);
    mode.maintenance = body.flag("maintenance", mode.maintenance);
    mode.headers = body.flag("headers", mode.headers);
    mode.wcVersion = body.text("wc_version", mode.wcVersion);
    mode.manageStock = body.flag("manage_stock", mode.manageStock);
    mode.emptyMapsAsLists = body.flag("empty_maps_as_lists", mode.emptyMapsAsLists);
    mode.writeLatencyMillis = body.integer("write_latency_ms", mode.writeLatencyMillis);
    mode.readLatencyMillis = body.integer("read_latency_ms", mode.readLatencyMillis);
    mode.batchCutAfter = body.integer("batch_cut_after", mode.batchCutAfter);
    mode.webhookDelayMillis = body.integer("webhook_delay_ms", mode.webhookDelayMillis);
    mode.webhookRights = body.flag("webhook_rights", mode.webhookRights);
    mode.requestsPerSecond = body.integer("requests_per_second", mode.requestsPerSecond);
    if (body.has("retry_after")) {
      mode.retryAfter = body.integer("retry_after", -1);
    }
    store.bucket = null;
    return Reply.ok(view(mode));
  }

  private static String notice(Fields body, String otherwise) {
    if (!body.has("php_notice")) {
      return otherwise;
    }
    String text = body.text("php_notice", "never");
    String named = text.equals("true") ? "always" : text.equals("false") ? "never" : text;
    if (!NOTICES.contains(named)) {
      throw ControlReplies.error(400, "php_notice must be never, some or always");
    }
    return named;
  }
}

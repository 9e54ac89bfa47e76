package dev.feria.sandbox.woocommerce.shop;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.orders.OrderView;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings, status and currency of a shop. */
public final class Settings {
  private final Platform platform;

  /** The shops of this platform. */
  public Settings(Platform platform) {
    this.platform = platform;
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .get("/settings/{group}", "settings.list", this::list)
        .get("/settings/{group}/{id}", "settings.get", this::get)
        .get("/system_status", "system_status.get", this::status)
        .get("/data/currencies/current", "data.currency", this::currency)
        .get("/payment_gateways", "payment_gateways.list", request -> Reply.ok(List.of()));
  }

  private static List<Object> group(Request request) {
    Store store = request.store();
    String group = request.call().param("group");
    List<Object> settings = new ArrayList<>();
    switch (group) {
      case "general" -> {
        settings.add(setting("woocommerce_default_country", store.country));
        settings.add(setting("woocommerce_calc_taxes", store.taxPercent > 0 ? "yes" : "no"));
        settings.add(setting("woocommerce_currency", store.currency));
        settings.add(setting("woocommerce_currency_pos", "left"));
        settings.add(setting("woocommerce_price_thousand_sep", "."));
        settings.add(setting("woocommerce_price_decimal_sep", ","));
        settings.add(setting("woocommerce_price_num_decimals", Integer.toString(store.decimals)));
      }
      case "products" -> {
        settings.add(setting("woocommerce_manage_stock", store.mode.manageStock ? "yes" : "no"));
        settings.add(setting("woocommerce_hold_stock_minutes", "60"));
        settings.add(setting("woocommerce_weight_unit", "kg"));
        settings.add(setting("woocommerce_dimension_unit", "cm"));
      }
      case "tax" ->
          settings.add(
              setting("woocommerce_prices_include_tax", store.taxPercent > 0 ? "yes" : "no"));
      default ->
          throw Errors.of(404, "rest_setting_setting_group_invalid", "Grupo de ajustes no válido.");
    }
    return settings;
  }

  private static Map<String, @Nullable Object> setting(String id, String value) {
    return Json.obj(
        "id", id, "label", id, "description", "", "type", "text", "default", "", "value", value);
  }

  private Reply list(Request request) {
    return Reply.ok(group(request));
  }

  private Reply get(Request request) {
    String id = request.call().param("id");
    for (Object setting : group(request)) {
      if (setting instanceof Map<?, ?> map && id.equals(map.get("id"))) {
        return Reply.ok(setting);
      }
    }
    throw Errors.of(404, "rest_setting_setting_invalid", "Ajuste no válido.");
  }

  private Reply currency(Request request) {
    Store store = request.store();
    String name =
        switch (store.currency) {
          case "BRL" -> "Brazilian real";
          case "PEN" -> "Sol";
          case "CLP" -> "Chilean peso";
          default -> store.currency;
        };
    return Reply.ok(
        Json.obj("code", store.currency, "name", name, "symbol", OrderView.symbol(store.currency)));
  }

  private Reply status(Request request) {
    Store store = request.store();
    String home = platform.home(store);
    Map<String, @Nullable Object> environment =
        Json.obj(
            "home_url",
            home,
            "site_url",
            home,
            "version",
            store.mode.wcVersion,
            "wc_version",
            store.mode.wcVersion,
            "wp_version",
            "6.9.1",
            "wp_multisite",
            false,
            "wp_cron",
            true,
            "language",
            "es_CL",
            "php_version",
            "8.2.20",
            "default_timezone",
            "UTC",
            "max_upload_size",
            67_108_864);
    Map<String, @Nullable Object> settings =
        Json.obj(
            "api_enabled",
            true,
            "force_ssl",
            store.mode.tls,
            "currency",
            store.currency,
            "currency_symbol",
            OrderView.symbol(store.currency),
            "currency_position",
            "left",
            "thousand_separator",
            ".",
            "decimal_separator",
            ",",
            "number_of_decimals",
            store.decimals);
    return Reply.ok(
        Json.obj(
            "environment",
            environment,
            "database",
            Json.obj("wc_database_version", store.mode.wcVersion),
            "active_plugins",
            List.of(
                Json.obj(
                    "plugin",
                    "woocommerce/woocommerce.php",
                    "name",
                    "WooCommerce",
                    "version",
                    store.mode.wcVersion)),
            "theme",
            Json.obj("name", "Storefront", "version", "4.6.0"),
            "settings",
            settings,
            "security",
            Json.obj("secure_connection", store.mode.tls, "hide_errors", true),
            "pages",
            List.of()));
  }
}

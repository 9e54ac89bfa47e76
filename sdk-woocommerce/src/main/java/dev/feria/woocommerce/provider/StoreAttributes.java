package dev.feria.woocommerce.provider;

import dev.feria.core.provider.AccountHandle;
import dev.feria.woocommerce.access.AuthMode;
import dev.feria.woocommerce.access.Permalinks;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.connect.FoundStore;
import dev.feria.woocommerce.store.SystemStatus;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a shop with its account, as text by name. No secrets. */
record StoreAttributes(Map<String, String> values) {
  private static final String NAME = "name";
  private static final String BASE = "base";
  private static final String HOME = "home";
  private static final String PERMALINKS = "permalinks";
  private static final String AUTH = "auth";
  private static final String CURRENCY = "currency";
  private static final String DECIMALS = "decimals";
  private static final String TIME_ZONE = "time_zone";
  private static final String VERSION = "wc_version";
  private static final String TRACKING = "tracking";
  private static final String BATCH = "batch";
  private static final String WP_CRON = "wp_cron";
  private static final int MOST_IN_A_BATCH = 100;
  private static final int USUAL_BATCH = 50;
  private static final int USUAL_DECIMALS = 2;

  static StoreAttributes of(
      StoreSite site, FoundStore store, String currency, @Nullable SystemStatus status) {
    Map<String, String> values = new LinkedHashMap<>();
    String timeZone = store.timeZone();
    put(values, NAME, store.name());
    values.put(BASE, site.base().toString());
    values.put(HOME, site.home().toString());
    values.put(PERMALINKS, site.permalinks().prefix());
    values.put(AUTH, site.mode().text());
    values.put(CURRENCY, currency);
    put(values, TIME_ZONE, timeZone);
    if (status != null) {
      SystemStatus.PriceSettings prices = status.settings();
      if (prices != null && prices.numberOfDecimals() != null) {
        values.put(DECIMALS, prices.numberOfDecimals().toString());
      }
      SystemStatus.Environment environment = status.environment();
      if (environment != null) {
        put(
            values,
            VERSION,
            environment.wcVersion() == null ? environment.version() : environment.wcVersion());
        put(values, TIME_ZONE, timeZone == null ? environment.defaultTimezone() : timeZone);
        if (environment.wpCron() != null) {
          values.put(WP_CRON, environment.wpCron().toString());
        }
      }
      boolean tracking =
          status.activePlugins().stream()
              .anyMatch(
                  plugin ->
                      plugin.plugin() != null
                          && plugin.plugin().startsWith("woocommerce-shipment-tracking/"));
      values.put(TRACKING, Boolean.toString(tracking));
    }
    return new StoreAttributes(values);
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(name, value);
    }
  }

  static StoreAttributes of(AccountHandle handle) {
    return new StoreAttributes(handle.attributes());
  }

  StoreSite site() {
    URI base = URI.create(required(BASE));
    return new StoreSite(
        base,
        URI.create(values.getOrDefault(HOME, base.toString())),
        new Permalinks(values.getOrDefault(PERMALINKS, Permalinks.PRETTY.prefix())),
        AuthMode.of(values.getOrDefault(AUTH, AuthMode.BASIC.text())));
  }

  /** What the shop's owner calls it; its address where the shop does not tell. */
  String name(String address) {
    return values.getOrDefault(NAME, address);
  }

  String currency() {
    return required(CURRENCY);
  }

  int decimals() {
    return number(DECIMALS, USUAL_DECIMALS);
  }

  /** How many products go into one batch; a shop may be set to fewer than the usual. */
  int batch() {
    return Math.max(1, Math.min(MOST_IN_A_BATCH, number(BATCH, USUAL_BATCH)));
  }

  boolean hasTrackings() {
    return Boolean.parseBoolean(values.getOrDefault(TRACKING, "false"));
  }

  /** Since 5.8 orders can be asked for by the time of their last change. */
  boolean filtersByChange() {
    String[] part = values.getOrDefault(VERSION, "").split("\\.", -1);
    if (part.length < 2 || !part[0].matches("[0-9]{1,4}") || !part[1].matches("[0-9]{1,4}.*")) {
      return true;
    }
    int major = Integer.parseInt(part[0]);
    int minor = Integer.parseInt(part[1].replaceFirst("[^0-9].*", ""));
    return major > 5 || (major == 5 && minor >= 8);
  }

  private int number(String name, int usual) {
    String text = values.getOrDefault(name, "");
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : usual;
  }

  private String required(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the account has no attribute " + name);
    }
    return value;
  }
}

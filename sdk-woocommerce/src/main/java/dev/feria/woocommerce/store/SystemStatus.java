package dev.feria.woocommerce.store;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop tells about itself; only whoever may manage it is told. */
public record SystemStatus(
    @Nullable Environment environment,
    @Nullable PriceSettings settings,
    List<Plugin> activePlugins) {
  public SystemStatus {
    activePlugins = activePlugins == null ? List.of() : Collections.unmodifiableList(activePlugins);
  }

  /**
   * Versions and addresses.
   *
   * @param version of WooCommerce in old shops
   * @param wpCron false where webhooks need a scheduler that the host must run
   */
  public record Environment(
      @Nullable String homeUrl,
      @Nullable String siteUrl,
      @Nullable String wcVersion,
      @Nullable String version,
      @Nullable String wpVersion,
      @Nullable String phpVersion,
      @Nullable String defaultTimezone,
      @Nullable String language,
      @Nullable Boolean wpCron) {}

  /** How prices are written. */
  public record PriceSettings(
      @Nullable String currency,
      @Nullable String currencySymbol,
      @Nullable Integer numberOfDecimals) {}

  /** A plugin that is switched on. */
  public record Plugin(@Nullable String plugin, @Nullable String name, @Nullable String version) {}
}

package dev.feria.woocommerce.store;

import dev.feria.woocommerce.internal.Api;

/** Calls on the shop itself. Immutable and thread-safe. */
public final class StoreClient {
  private final Api api;

  /** Made by the client. */
  public StoreClient(Api api) {
    this.api = api;
  }

  /**
   * Returns the shop's status: versions, plugins, how prices are written. It is slow, because the
   * shop checks itself, and only its managers may see it.
   */
  public SystemStatus systemStatus() {
    return api.read(
        api.get("store.status", "system_status")
            .query("_fields", "environment,settings,active_plugins"),
        SystemStatus.class);
  }

  /** Returns the shop's currency. */
  public Currency currency() {
    return api.read(api.get("store.currency", "data", "currencies", "current"), Currency.class);
  }

  /** Tells whether the shop keeps stock at all; where not, quantities are ignored in silence. */
  public boolean managesStock() {
    return !setting("products", "woocommerce_manage_stock").isNo();
  }

  /** Returns one setting. */
  public Setting setting(String group, String id) {
    return api.read(api.get("store.setting", "settings", group, id), Setting.class);
  }
}

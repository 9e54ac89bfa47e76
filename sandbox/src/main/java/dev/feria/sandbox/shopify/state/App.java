package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application, either for the stores of other people or a store's own. */
public final class App {
  public long id;
  public String clientId = "";
  public String clientSecret = "";
  public String name = "Feria";
  public List<String> redirectUris = new ArrayList<>();

  /** The store whose organisation owns it; null for an application for everybody. */
  public @Nullable String ownShop;

  /** Addresses of the application's configuration; null for none. */
  public @Nullable String webhookUrl;

  /** Topics of the configuration, such as orders/create. */
  public List<String> topics = new ArrayList<>();

  public @Nullable String complianceUrl;
  public String webhookApiVersion = "2026-10";
  public List<String> scopes =
      new ArrayList<>(
          List.of(
              "read_orders",
              "write_orders",
              "read_products",
              "write_products",
              "read_inventory",
              "write_inventory",
              "read_locations",
              "read_customers",
              "read_merchant_managed_fulfillment_orders",
              "write_merchant_managed_fulfillment_orders",
              "read_returns"));

  /** Refuses tokens that do not expire (403). */
  public boolean expiringRequired;
}

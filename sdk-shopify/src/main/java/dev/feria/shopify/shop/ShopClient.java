package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import dev.feria.core.limit.Priority;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls on the shop and the application. Thread-safe. */
public final class ShopClient {
  private static final String IDENTITY =
      """
      query Identity {
        shop { id name myshopifyDomain currencyCode ianaTimezone plan { publicDisplayName } }
        currentAppInstallation { accessScopes { handle } }
      }
      """;

  private static final String VERSIONS =
      "query Versions { publicApiVersions { handle supported displayName } }";

  private static final String UNINSTALL =
      "mutation Uninstall { appUninstall { userErrors { field message } } }";

  private final Gateway gateway;

  /** Made by {@code ShopifyClient.shop()}. */
  public ShopClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Reads who the shop is and what the application may do: the cheapest proof of a connection. */
  public Identity identity() {
    return gateway.data(
        GraphQlRequest.of("shop.identity", IDENTITY), Identity.class, Priority.ORDERS);
  }

  /** Lists the versions of the API that can be called. */
  public List<ApiVersion> versions() {
    return gateway
        .data(GraphQlRequest.of("shop.versions", VERSIONS), Versions.class, Priority.CATALOGUE)
        .publicApiVersions();
  }

  /** Removes the application from the shop; its tokens and subscriptions end. */
  public void uninstall() {
    Answer answer =
        gateway
            .data(
                GraphQlRequest.of("shop.uninstall", UNINSTALL),
                Uninstalled.class,
                Priority.CATALOGUE)
            .appUninstall();
    Gateway.check(
        "shop.uninstall",
        answer == null || answer.userErrors() == null ? List.of() : answer.userErrors());
  }

  @CamelCase
  record Versions(List<ApiVersion> publicApiVersions) {}

  @CamelCase
  record Uninstalled(@Nullable Answer appUninstall) {}

  @CamelCase
  record Answer(@Nullable List<UserError> userErrors) {}
}

package dev.feria.shopify.webhooks;

import dev.feria.core.json.CamelCase;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.UserError;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls on the application's webhook subscriptions at the shop. Subscriptions of the application's
 * configuration are not listed here. Thread-safe.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/webhooks">webhooks, read 2026-11-20</a>
 */
public final class WebhooksClient {
  private static final int PER_PAGE = 100;

  private static final String LIST =
      """
      query Subscriptions($first: Int!, $after: String) {
        webhookSubscriptions(first: $first, after: $after) {
          nodes { id topic uri format includeFields filter createdAt }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;

  private static final String CREATE =
      """
      mutation Subscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
        webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
          webhookSubscription { id topic uri format includeFields filter createdAt }
          userErrors { field message }
        }
      }
      """;

  private static final String DELETE =
      """
      mutation Unsubscribe($id: ID!) {
        webhookSubscriptionDelete(id: $id) {
          deletedWebhookSubscriptionId
          userErrors { field message }
        }
      }
      """;

  private final Gateway gateway;

  /** Made by {@code ShopifyClient.webhooks()}. */
  public WebhooksClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Lists the subscriptions. */
  public Paginated<WebhookSubscription> list() {
    return Paginated.of(
        null,
        cursor -> {
          Connection<WebhookSubscription> found =
              gateway
                  .data(
                      GraphQlRequest.of("webhooks.list", LIST)
                          .variable("first", PER_PAGE)
                          .variable("after", cursor),
                      Listed.class,
                      Priority.CATALOGUE)
                  .webhookSubscriptions();
          return Page.of(found.nodes(), found.pageInfo().next());
        });
  }

  /**
   * Subscribes an address to a topic.
   *
   * @param topic {@code ORDERS_CREATE} and others
   * @throws dev.feria.core.error.RejectedException when the address has the topic already, or the
   *     application may not read what it tells of
   */
  public WebhookSubscription create(String topic, URI address) {
    Answer answer =
        gateway
            .data(
                GraphQlRequest.of("webhooks.create", CREATE)
                    .variable("topic", topic)
                    .variable("subscription", new Input(address.toString(), "JSON")),
                Created.class,
                Priority.CATALOGUE)
            .webhookSubscriptionCreate();
    if (answer == null) {
      throw Errors.notFound("webhooks.create");
    }
    Gateway.check("webhooks.create", answer.userErrors() == null ? List.of() : answer.userErrors());
    WebhookSubscription made = answer.webhookSubscription();
    if (made == null) {
      throw Errors.notFound("webhooks.create");
    }
    return made;
  }

  /** Ends a subscription. */
  public void delete(String id) {
    Answer answer =
        gateway
            .data(
                GraphQlRequest.of("webhooks.delete", DELETE).variable("id", id).repeatable(),
                Deleted.class,
                Priority.CATALOGUE)
            .webhookSubscriptionDelete();
    Gateway.check(
        "webhooks.delete",
        answer == null || answer.userErrors() == null ? List.of() : answer.userErrors());
  }

  @CamelCase
  record Listed(Connection<WebhookSubscription> webhookSubscriptions) {}

  @CamelCase
  record Input(String uri, String format) {}

  @CamelCase
  record Created(@Nullable Answer webhookSubscriptionCreate) {}

  @CamelCase
  record Deleted(@Nullable Answer webhookSubscriptionDelete) {}

  @CamelCase
  record Answer(
      @Nullable WebhookSubscription webhookSubscription, @Nullable List<UserError> userErrors) {}
}

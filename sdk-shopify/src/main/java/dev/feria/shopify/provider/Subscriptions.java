package dev.feria.shopify.provider;

import dev.feria.core.error.RejectedException;
import dev.feria.core.provider.WebhookSubscriber.Subscription;
import dev.feria.shopify.webhooks.WebhookSubscription;
import dev.feria.shopify.webhooks.WebhooksClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers an address for every topic that is understood. */
record Subscriptions(WebhooksClient webhooks) {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  /** Privacy topics are not here: they exist in the application's configuration only. */
  static final List<String> TOPICS =
      List.of(
          "ORDERS_CREATE",
          "ORDERS_UPDATED",
          "ORDERS_PAID",
          "ORDERS_CANCELLED",
          "ORDERS_EDITED",
          "ORDERS_DELETE",
          "REFUNDS_CREATE",
          "PRODUCTS_CREATE",
          "PRODUCTS_UPDATE",
          "PRODUCTS_DELETE",
          "INVENTORY_LEVELS_UPDATE",
          "APP_UNINSTALLED");

  /**
   * Registers what is missing. The provider deletes a subscription whose deliveries fail too often,
   * so what is missing beside others of the address has been switched off.
   */
  Subscription subscribe(URI address) {
    Set<String> present = new LinkedHashSet<>();
    for (WebhookSubscription subscription : webhooks.list()) {
      if (subscription.uri().equals(address.toString())) {
        present.add(subscription.topic());
      }
    }
    List<String> kept = TOPICS.stream().filter(present::contains).toList();
    List<String> made = new ArrayList<>();
    RejectedException refusal = null;
    for (String topic : TOPICS) {
      if (present.contains(topic)) {
        continue;
      }
      try {
        webhooks.create(topic, address);
        made.add(topic);
      } catch (RejectedException refused) {
        LOG.warn("provider=shopify topic refused: topic={} reason={}", topic, refused.getMessage());
        refusal = refused;
      }
    }
    if (refusal != null && made.isEmpty() && kept.isEmpty()) {
      throw refusal;
    }
    return kept.isEmpty()
        ? new Subscription(kept, made, List.of())
        : new Subscription(kept, List.of(), made);
  }
}

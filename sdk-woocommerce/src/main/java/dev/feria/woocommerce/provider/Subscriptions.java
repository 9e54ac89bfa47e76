package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.WebhookSubscriber.Subscription;
import dev.feria.woocommerce.webhooks.Webhook;
import dev.feria.woocommerce.webhooks.WebhookPatch;
import dev.feria.woocommerce.webhooks.WebhooksClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Keeps our webhooks at a shop as they must be. The shop never shows the secret of a webhook, so a
 * short print of it is part of the name: one of an earlier connection is seen, and given the secret
 * of this one.
 */
final class Subscriptions {
  static final List<String> TOPICS =
      List.of(
          "order.created",
          "order.updated",
          "order.deleted",
          "order.restored",
          "product.created",
          "product.updated",
          "product.deleted",
          "product.restored");

  private static final String ACTIVE = "active";
  private static final String OURS = "Feria ";
  private static final int PRINT_BYTES = 4;

  private final WebhooksClient webhooks;
  private final Secret secret;

  Subscriptions(WebhooksClient webhooks, Secret secret) {
    this.webhooks = webhooks;
    this.secret = secret;
  }

  Subscription subscribe(URI address) {
    List<Webhook> ours =
        webhooks.list().stream()
            .filter(webhook -> address.toString().equals(webhook.deliveryUrl()))
            .toList();
    List<String> kept = new ArrayList<>();
    List<String> created = new ArrayList<>();
    List<String> revived = new ArrayList<>();
    for (String topic : TOPICS) {
      List<Webhook> there = ours.stream().filter(webhook -> topic.equals(webhook.topic())).toList();
      if (there.isEmpty()) {
        webhooks.create(new WebhookPatch(name(topic), topic, address.toString(), secret, ACTIVE));
        created.add(topic);
        continue;
      }
      Webhook first = there.get(0);
      if (first.isActive() && name(topic).equals(first.name())) {
        kept.add(topic);
      } else {
        webhooks.update(first.id(), new WebhookPatch(name(topic), null, null, secret, ACTIVE));
        revived.add(topic);
      }
      // a second one would only tell everything twice
      there.stream().skip(1).forEach(twin -> webhooks.delete(twin.id()));
    }
    return new Subscription(kept, created, revived);
  }

  /** Deletes what this connection has made. */
  void end() {
    webhooks.list().stream()
        .filter(webhook -> webhook.topic() != null && name(webhook.topic()).equals(webhook.name()))
        .forEach(webhook -> webhooks.delete(webhook.id()));
  }

  private String name(String topic) {
    return OURS + topic + " #" + print();
  }

  private String print() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, PRINT_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

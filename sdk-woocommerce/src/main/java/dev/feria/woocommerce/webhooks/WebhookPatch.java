package dev.feria.woocommerce.webhooks;

import dev.feria.core.auth.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to make or to change; null stays as it is.
 *
 * @param secret signs deliveries; letters and digits only, because the shop escapes the rest
 */
public record WebhookPatch(
    @Nullable String name,
    @Nullable String topic,
    @Nullable String deliveryUrl,
    @Nullable Secret secret,
    @Nullable String status) {}

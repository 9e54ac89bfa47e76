package dev.feria.shopify.webhooks;

import dev.feria.core.json.CamelCase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of the application at a shop.
 *
 * @param topic {@code ORDERS_CREATE} and others
 */
@CamelCase
public record WebhookSubscription(
    String id,
    String topic,
    String uri,
    @Nullable String format,
    @Nullable List<String> includeFields,
    @Nullable String filter,
    @Nullable Instant createdAt) {
  public WebhookSubscription {
    includeFields = includeFields == null ? List.of() : Collections.unmodifiableList(includeFields);
  }

  @Override
  public List<String> includeFields() {
    return includeFields == null ? List.of() : includeFields;
  }
}

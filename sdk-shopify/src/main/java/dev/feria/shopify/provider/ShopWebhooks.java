package dev.feria.shopify.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.SignatureScheme;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.webhooks.Delivery;
import dev.feria.shopify.webhooks.WebhookSignature;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhooks, at the application's address or at that of one account.
 *
 * <p>A seller who connected with a token alone has given nothing to verify with. Such an account's
 * webhooks are taken for hints, which reading confirms; what cannot be confirmed by reading is
 * refused.
 */
final class ShopWebhooks implements WebhookReader {
  private static final Set<String> HINTS =
      Set.of(
          "orders/",
          "refunds/",
          "fulfillments/",
          "order_transactions/",
          "products/",
          "inventory_levels/");

  private final @Nullable String shop;
  private final @Nullable SignatureScheme signature;
  private final boolean hintsAllowed;
  private final ShopEvents events;

  private ShopWebhooks(
      @Nullable String shop, List<Secret> secrets, boolean hintsAllowed, ShopEvents events) {
    this.shop = shop;
    this.signature = secrets.isEmpty() ? null : new WebhookSignature(secrets);
    this.hintsAllowed = hintsAllowed;
    this.events = events;
  }

  /** Reads what comes for all shops of the operator's application. */
  static ShopWebhooks ofApplication(List<Secret> secrets) {
    return new ShopWebhooks(null, secrets, false, new ShopEvents(new StockIndex()));
  }

  /** Reads what comes for one shop. */
  static ShopWebhooks ofAccount(String shop, List<Secret> secrets, StockIndex index) {
    return new ShopWebhooks(shop, secrets, true, new ShopEvents(index));
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    Delivery delivery = Delivery.of(request);
    if (signature == null) {
      boolean hint = HINTS.stream().anyMatch(delivery.topic()::startsWith);
      if (!hintsAllowed || !hint) {
        return Verdict.SIGNATURE_MISMATCH;
      }
      return isMine(delivery) ? Verdict.UNSIGNED : Verdict.WRONG_APPLICATION;
    }
    Verdict verdict = signature.verify(request);
    return verdict.accepted() && !isMine(delivery) ? Verdict.WRONG_APPLICATION : verdict;
  }

  private boolean isMine(Delivery delivery) {
    return shop == null || shop.equalsIgnoreCase(delivery.shop());
  }

  @Override
  public List<Event> read(WebhookRequest request) {
    try {
      return events.of(Delivery.of(request), request);
    } catch (IOException unreadable) {
      throw new UnreadableException(
          new ProviderException.Failure(Errors.PROVIDER, "webhooks.read", 0, null, null, 0, null),
          null,
          unreadable);
    }
  }
}

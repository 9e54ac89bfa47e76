package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.json.Json;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.HmacScheme;
import dev.feria.core.webhook.SignatureEncoding;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.connect.StoreUrl;
import dev.feria.woocommerce.internal.Documents;
import dev.feria.woocommerce.wire.GmtTime;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one shop posts. A delivery is signed with the secret of its account; the greeting that
 * a new webhook sends is not, and tells nothing. A copy of the shop (for tests of its owner) has
 * the same secret, so the shop's address is compared too.
 */
final class DeliveryReader implements WebhookReader {
  private static final Pattern GREETING = Pattern.compile("webhook_id=[0-9]{1,20}");

  private final StoreSite site;
  private final HmacScheme scheme;

  DeliveryReader(StoreSite site, Secret secret) {
    this.site = site;
    this.scheme =
        HmacScheme.sha256("X-WC-Webhook-Signature", SignatureEncoding.BASE64, List.of(secret));
  }

  /**
   * The part of a resource that says which it is.
   *
   * @param code of an error that is posted as if it were the resource, when the webhook's user may
   *     not read it any more
   */
  record Body(
      @Nullable String id,
      @Nullable String type,
      @Nullable String parentId,
      @Nullable String status,
      @Nullable GmtTime dateModifiedGmt,
      @Nullable String code) {}

  @Override
  public Verdict verify(WebhookRequest request) {
    if (isGreeting(request)) {
      return Verdict.UNSIGNED;
    }
    Verdict verdict = scheme.verify(request);
    return verdict == Verdict.VALID && isFromElsewhere(request)
        ? Verdict.WRONG_APPLICATION
        : verdict;
  }

  private static boolean isGreeting(WebhookRequest request) {
    return request.header("X-WC-Webhook-Signature").isEmpty()
        && request.header("X-WC-Webhook-Topic").isEmpty()
        && GREETING.matcher(request.text().strip()).matches();
  }

  private boolean isFromElsewhere(WebhookRequest request) {
    String source = request.header("X-WC-Webhook-Source").orElse("").strip();
    if (source.isEmpty()) {
      return false;
    }
    try {
      String name = name(StoreUrl.of(source, true));
      return !name.equals(name(site.home())) && !name.equals(name(site.base()));
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  private static String name(URI address) {
    String name = StoreUrl.name(address);
    return name.startsWith("www.") ? name.substring(4) : name;
  }

  @Override
  public List<Event> read(WebhookRequest request) {
    if (isGreeting(request)) {
      return List.of();
    }
    String topic = request.header("X-WC-Webhook-Topic").orElse("");
    byte[] document = Documents.clean(request.body());
    Body body;
    try {
      body = Json.standard().read(document, Body.class);
    } catch (IOException unreadable) {
      throw new UnreadableException(
          new ProviderException.Failure(
              WooCommerceProvider.ID, "webhooks.read", 0, null, null, 0, null),
          null,
          unreadable);
    }
    return events(request, topic, body);
  }

  private static List<Event> events(WebhookRequest request, String topic, Body body) {
    Event.Header header = header(request, topic, body);
    String id = body.id();
    if (id == null || !ListingId.isId(id) || body.code() != null) {
      return List.of(new Event.Unknown(header, request.text()));
    }
    if (topic.startsWith("order.")) {
      boolean draft = "checkout-draft".equals(body.status()) || "auto-draft".equals(body.status());
      return draft ? List.of() : List.of(new Event.OrderChanged(header, id));
    }
    if (topic.startsWith("product.")) {
      return List.of(new Event.ListingChanged(header, group(id, body)));
    }
    return List.of(new Event.Unknown(header, request.text()));
  }

  private static String group(String id, Body body) {
    String parent = body.parentId();
    boolean variation = body.type() == null || body.type().equals("variation");
    return variation && parent != null && ListingId.isId(parent) && !parent.equals("0")
        ? parent
        : id;
  }

  /**
   * A delivery shows the state of the moment when the shop's queue came to it. Deliveries of one
   * second have had the same id in some versions, so the resource and its time are part of ours.
   */
  private static Event.Header header(WebhookRequest request, String topic, Body body) {
    String delivery = request.header("X-WC-Webhook-Delivery-ID").orElse("").strip();
    Instant modified = modified(body);
    String id =
        String.join(
            "/",
            topic,
            body.id() == null ? "-" : body.id(),
            modified == null ? "-" : modified.toString(),
            delivery.isEmpty() ? request.receivedAt().toString() : delivery);
    return new Event.Header(
        null, id, topic, modified == null ? request.receivedAt() : modified, modified != null);
  }

  private static @Nullable Instant modified(Body body) {
    try {
      return body.dateModifiedGmt() == null ? null : body.dateModifiedGmt().instant();
    } catch (IllegalArgumentException noTime) {
      return null;
    }
  }
}

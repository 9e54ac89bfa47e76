package dev.feria.server.privacy;

import dev.feria.server.sales.OrderView;
import dev.feria.server.shipping.ShipmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is held about a person, as it is when it is asked for.
 *
 * @param orders what they bought
 * @param shipments what left for them
 * @param waiting what the provider told of them that is not handled yet, as it came
 */
public record PersonalExport(
    PrivacyRequestView request,
    Person person,
    List<OrderView> orders,
    List<ShipmentView> shipments,
    List<Waiting> waiting) {

  /** Whom it concerns, as the provider says. */
  public record Person(@Nullable String id, @Nullable String email, @Nullable String phone) {}

  /** Something that the provider told. */
  public record Waiting(Instant receivedAt, String topic, String body) {}
}

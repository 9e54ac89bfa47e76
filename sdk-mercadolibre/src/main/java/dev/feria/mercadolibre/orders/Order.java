package dev.feria.mercadolibre.orders;

import dev.feria.mercadolibre.wire.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order: one item or variation, in any quantity. A cart of several is a {@link Pack}.
 *
 * @param id for example {@code 2000009047722568}
 * @param packId null on orders outside a pack; use the order's id in its place
 * @param lastUpdated may differ from {@code dateLastUpdated}; see {@link #updatedAt}
 * @param totalAmount in units of the currency, without shipping
 * @param currencyId ISO 4217
 * @param shipping its id is null until a shipment exists
 * @param tags for example {@code paid}, {@code pack_order}, {@code test_order}
 * @param cancelDetail set on cancelled orders
 */
public record Order(
    String id,
    @Nullable String packId,
    OrderStatus status,
    Instant dateCreated,
    @Nullable Instant dateClosed,
    @Nullable Instant lastUpdated,
    @Nullable Instant dateLastUpdated,
    BigDecimal totalAmount,
    @Nullable BigDecimal paidAmount,
    @Nullable Coupon coupon,
    String currencyId,
    List<OrderItem> orderItems,
    List<Payment> payments,
    @Nullable Reference shipping,
    List<String> tags,
    List<String> staticTags,
    @Nullable Buyer buyer,
    @Nullable Buyer seller,
    @Nullable OrderContext context,
    @Nullable CancelDetail cancelDetail,
    @Nullable Boolean fulfilled,
    @Nullable String buyingMode) {
  public Order {
    orderItems = orderItems == null ? List.of() : Collections.unmodifiableList(orderItems);
    payments = payments == null ? List.of() : Collections.unmodifiableList(payments);
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
    staticTags = staticTags == null ? List.of() : Collections.unmodifiableList(staticTags);
  }

  /** Returns the later of the two update times, or the creation time where neither is given. */
  public Instant updatedAt() {
    Instant later = dateCreated;
    if (lastUpdated != null && lastUpdated.isAfter(later)) {
      later = lastUpdated;
    }
    if (dateLastUpdated != null && dateLastUpdated.isAfter(later)) {
      later = dateLastUpdated;
    }
    return later;
  }

  /** Tells whether the buyer has paid and the goods are theirs, also when partly refunded. */
  public boolean isPaid() {
    return status.equals(OrderStatus.PAID) || status.equals(OrderStatus.PARTIALLY_REFUNDED);
  }

  /**
   * Returns the pack's id, or the order's own where there is no pack: what packs and messages ask.
   */
  public String packOrOrderId() {
    return packId == null ? id : packId;
  }
}

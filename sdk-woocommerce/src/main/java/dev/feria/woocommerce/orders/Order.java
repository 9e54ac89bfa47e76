package dev.feria.woocommerce.orders;

import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.GmtTime;
import dev.feria.woocommerce.wire.MetaData;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param id the shop's id
 * @param number what buyers and sellers call it; plugins make it differ from the id
 * @param status where it stands
 * @param currency ISO 4217; with some plugins another than the shop's
 * @param dateCreatedGmt when the buyer placed it, UTC
 * @param dateModifiedGmt when it last changed, UTC; null for what nobody has saved
 * @param dateCreated the same as {@code dateCreatedGmt} in the shop's zone
 * @param datePaidGmt null until it is paid
 * @param dateCompletedGmt null until it is sent
 * @param total what the buyer pays, shipping, fees and taxes included; refunds are not taken off
 * @param discountTotal taken off by coupons
 * @param shippingTotal without tax
 * @param totalTax all taxes
 * @param customerId 0 for a guest
 * @param customerNote the buyer's words
 * @param transactionId the payment's id at the gateway
 * @param lineItems what is sold
 * @param refunds short; {@link OrdersClient#refunds} tells what came back
 * @param metaData what plugins noted, for example documents of identity
 */
public record Order(
    String id,
    @Nullable String number,
    OrderStatus status,
    String currency,
    GmtTime dateCreatedGmt,
    @Nullable GmtTime dateModifiedGmt,
    @Nullable GmtTime dateCreated,
    @Nullable GmtTime datePaidGmt,
    @Nullable GmtTime dateCompletedGmt,
    DecimalText total,
    @Nullable DecimalText discountTotal,
    @Nullable DecimalText shippingTotal,
    @Nullable DecimalText totalTax,
    @Nullable String customerId,
    @Nullable String customerNote,
    @Nullable String paymentMethod,
    @Nullable String paymentMethodTitle,
    @Nullable String transactionId,
    @Nullable Address billing,
    @Nullable Address shipping,
    List<LineItem> lineItems,
    List<ShippingLine> shippingLines,
    List<FeeLine> feeLines,
    List<CouponLine> couponLines,
    List<RefundSummary> refunds,
    List<MetaData> metaData) {
  public Order {
    lineItems = lineItems == null ? List.of() : Collections.unmodifiableList(lineItems);
    shippingLines = shippingLines == null ? List.of() : Collections.unmodifiableList(shippingLines);
    feeLines = feeLines == null ? List.of() : Collections.unmodifiableList(feeLines);
    couponLines = couponLines == null ? List.of() : Collections.unmodifiableList(couponLines);
    refunds = refunds == null ? List.of() : Collections.unmodifiableList(refunds);
    metaData = metaData == null ? List.of() : Collections.unmodifiableList(metaData);
  }

  /** Returns when it last changed; when it was placed where the shop does not say. */
  public GmtTime changed() {
    return dateModifiedGmt == null ? dateCreatedGmt : dateModifiedGmt;
  }
}

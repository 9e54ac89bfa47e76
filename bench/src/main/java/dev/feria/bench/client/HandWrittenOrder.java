package dev.feria.bench.client;

import com.squareup.moshi.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as somebody would type it who reads the provider's page and writes the call by hand.
 * Carries every field of the payload that the SDK carries.
 */
public record HandWrittenOrder(
    String id,
    @Json(name = "pack_id") @Nullable String packId,
    String status,
    @Json(name = "date_created") Instant dateCreated,
    @Json(name = "date_closed") @Nullable Instant dateClosed,
    @Json(name = "last_updated") @Nullable Instant lastUpdated,
    @Json(name = "total_amount") BigDecimal totalAmount,
    @Json(name = "paid_amount") @Nullable BigDecimal paidAmount,
    @Json(name = "currency_id") String currencyId,
    @Nullable Coupon coupon,
    @Nullable Boolean fulfilled,
    @Json(name = "buying_mode") @Nullable String buyingMode,
    @Json(name = "order_items") List<Line> orderItems,
    List<Payment> payments,
    @Nullable Reference shipping,
    List<String> tags,
    @Nullable Party buyer,
    @Nullable Party seller,
    @Nullable Context context,
    @Json(name = "cancel_detail") @Nullable Cancelled cancelDetail) {

  /** A discount. */
  public record Coupon(@Nullable String id, @Nullable BigDecimal amount) {}

  /** A line. */
  public record Line(
      Item item,
      int quantity,
      @Json(name = "unit_price") BigDecimal unitPrice,
      @Json(name = "full_unit_price") @Nullable BigDecimal fullUnitPrice,
      @Json(name = "currency_id") @Nullable String currencyId,
      @Json(name = "sale_fee") @Nullable BigDecimal saleFee,
      @Json(name = "listing_type_id") @Nullable String listingTypeId) {}

  /** What was sold. */
  public record Item(
      String id,
      @Nullable String title,
      @Json(name = "category_id") @Nullable String categoryId,
      @Json(name = "variation_id") @Nullable String variationId,
      @Json(name = "seller_sku") @Nullable String sellerSku,
      @Json(name = "seller_custom_field") @Nullable String sellerCustomField,
      @Json(name = "user_product_id") @Nullable String userProductId,
      @Json(name = "variation_attributes") List<Attribute> variationAttributes) {}

  /** A characteristic. */
  public record Attribute(
      @Nullable String id,
      @Nullable String name,
      @Json(name = "value_id") @Nullable String valueId,
      @Json(name = "value_name") @Nullable String valueName) {}

  /** A payment. */
  public record Payment(
      String id,
      @Nullable String status,
      @Json(name = "status_detail") @Nullable String statusDetail,
      @Json(name = "transaction_amount") @Nullable BigDecimal transactionAmount,
      @Json(name = "shipping_cost") @Nullable BigDecimal shippingCost,
      @Json(name = "total_paid_amount") @Nullable BigDecimal totalPaidAmount,
      @Json(name = "date_approved") @Nullable Instant dateApproved,
      @Json(name = "payment_method_id") @Nullable String paymentMethodId,
      @Json(name = "payment_type") @Nullable String paymentType,
      @Nullable Integer installments) {}

  /** Something with an id. */
  public record Reference(@Nullable String id) {}

  /** Buyer or seller. */
  public record Party(String id, @Nullable String nickname) {}

  /** Where it was sold. */
  public record Context(@Nullable String channel, @Nullable String site, List<String> flows) {}

  /** Why it was cancelled. */
  public record Cancelled(@Nullable String code, @Nullable Instant date) {}
}

package dev.feria.core.commerce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider's order in neutral words.
 *
 * @param id the provider's id, unique within the account
 * @param packId groups the orders of one cart; the order's own id where the provider has no carts
 * @param state what the order means for stock
 * @param providerStatus the provider's own status, verbatim
 * @param createdAt when the buyer placed it, by the provider's clock
 * @param updatedAt when it last changed, by the provider's clock; later observations win
 * @param lines never empty for an order that sells something
 * @param total sum of the lines as the provider states it, without shipping
 * @param buyer the buyer as far as the provider tells
 * @param shipmentId null until the provider created a shipment
 * @param observedAt every change of the order up to this moment, by the provider's clock, is in
 *     this state. Earlier than the answer's {@code Date} by as much as the provider's reads may
 *     lag; null where the provider does not tell its time
 * @param fulfilment how much of it has left; null where the provider does not tell with the order
 */
public record Order(
    String id,
    String packId,
    OrderState state,
    String providerStatus,
    Instant createdAt,
    Instant updatedAt,
    List<Line> lines,
    Money total,
    @Nullable Buyer buyer,
    @Nullable String shipmentId,
    @Nullable Instant observedAt,
    @Nullable FulfilmentState fulfilment) {
  public Order {
    lines = List.copyOf(lines);
  }

  /** Makes an order of which it is not known how much has left. */
  public Order(
      String id,
      String packId,
      OrderState state,
      String providerStatus,
      Instant createdAt,
      Instant updatedAt,
      List<Line> lines,
      Money total,
      @Nullable Buyer buyer,
      @Nullable String shipmentId,
      @Nullable Instant observedAt) {
    this(
        id,
        packId,
        state,
        providerStatus,
        createdAt,
        updatedAt,
        lines,
        total,
        buyer,
        shipmentId,
        observedAt,
        null);
  }

  /**
   * One line of an order.
   *
   * @param id unique within the order and stable across reads
   * @param listingId the {@link Listing#id} it was sold from
   * @param sku the seller's SKU as the order carries it; null where none was set
   * @param title as shown to the buyer
   * @param quantity at least 1
   * @param unitPrice what the buyer paid for one
   * @param returned how many of them are the seller's again although the order stands: refunded and
   *     put back on the shelf, or removed from the order; from 0 to {@code quantity}. Refunded
   *     pieces that did not come back are not counted
   */
  public record Line(
      String id,
      String listingId,
      @Nullable String sku,
      String title,
      int quantity,
      Money unitPrice,
      int returned) {

    /** Makes a line of which nothing came back. */
    public Line(
        String id,
        String listingId,
        @Nullable String sku,
        String title,
        int quantity,
        Money unitPrice) {
      this(id, listingId, sku, title, quantity, unitPrice, 0);
    }
  }

  /**
   * The buyer as far as the provider tells.
   *
   * @param id the provider's id of the person
   * @param name display name or nickname
   */
  public record Buyer(String id, @Nullable String name) {}
}

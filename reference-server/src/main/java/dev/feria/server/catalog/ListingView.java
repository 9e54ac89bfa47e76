package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.inventory.PublicationState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing as the API shows it.
 *
 * @param product null while nothing is linked
 * @param linkedBy {@code sku}, {@code barcode} or {@code user}
 * @param barcode as the provider holds it
 * @param publication null where the quantity is not ours to publish
 */
public record ListingView(
    UUID listingId,
    UUID accountId,
    String externalId,
    String group,
    @Nullable String sku,
    String title,
    @Nullable String variation,
    String state,
    String providerStatus,
    @Nullable Integer channelQuantity,
    Money price,
    String stockOwner,
    @Nullable String permalink,
    @Nullable String thumbnail,
    @Nullable Linked product,
    @Nullable String linkedBy,
    @Nullable Instant linkedAt,
    Instant firstObservedAt,
    Instant observedAt,
    @Nullable Publication publication,
    @Nullable String barcode) {

  /** The product that a listing is linked to. */
  public record Linked(UUID productId, String sku, String title) {}

  /**
   * How far the publishing of its quantity has come.
   *
   * @param pending whether the channel does not show the newest quantity yet
   * @param parked {@code off}, {@code reconnect} or {@code refused}; null where nothing holds it up
   * @param error what the provider said to the last attempt
   */
  public record Publication(
      boolean pending,
      @Nullable Integer quantity,
      @Nullable Instant publishedAt,
      @Nullable String parked,
      @Nullable String error) {}

  static ListingView of(
      ListingRow row, @Nullable Product product, @Nullable PublicationState state) {
    return new ListingView(
        row.listingId(),
        row.accountId(),
        row.externalId(),
        row.group(),
        row.sku(),
        row.title(),
        row.variation(),
        ListingStore.word(row.state()),
        row.providerStatus(),
        row.channelQuantity(),
        row.price(),
        ListingStore.word(row.stockOwner()),
        row.permalink(),
        row.thumbnail(),
        product == null ? null : new Linked(product.productId(), product.sku(), product.title()),
        product == null ? null : row.linkedBy(),
        product == null ? null : row.linkedAt(),
        row.firstObservedAt(),
        row.observedAt(),
        state == null
            ? null
            : new Publication(
                state.pending(),
                state.publishedQuantity(),
                state.publishedAt(),
                state.parked() == null ? null : state.parked().word(),
                state.lastError()),
        row.barcode());
  }
}

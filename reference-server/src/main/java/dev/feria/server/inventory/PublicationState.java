package dev.feria.server.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the publishing of a listing's quantity has come.
 *
 * @param pending whether the channel does not show the newest quantity yet
 * @param publishedQuantity what was published last; null before the first time
 * @param parked why it is not sent; null where nothing holds it up
 * @param lastError what the provider said to the last attempt; null when it accepted
 */
public record PublicationState(
    UUID listingId,
    boolean pending,
    @Nullable Integer publishedQuantity,
    @Nullable Instant publishedAt,
    @Nullable Parking parked,
    int attempts,
    @Nullable String lastError) {}

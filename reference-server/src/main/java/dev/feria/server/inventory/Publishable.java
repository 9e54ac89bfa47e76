package dev.feria.server.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing whose quantity is ours to publish.
 *
 * @param externalId the provider's id of the listing
 * @param group what is written together at the provider
 * @param productId whose stock it shows
 * @param shown the quantity at the channel as last seen; null where it is not known
 */
public record Publishable(
    UUID listingId,
    UUID accountId,
    String externalId,
    String group,
    UUID productId,
    @Nullable Integer shown) {}

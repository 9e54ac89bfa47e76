package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the publishing of a listing's price has come.
 *
 * @param pending whether the channel does not show the newest price yet
 * @param published what was published last; a channel that shows another has drifted
 * @param parked {@code reconnect} or {@code refused}; null where nothing holds it up
 * @param error what the provider said to the last attempt
 */
public record PriceState(
    UUID listingId,
    boolean pending,
    @Nullable Money published,
    @Nullable Instant publishedAt,
    @Nullable String parked,
    @Nullable String error) {}

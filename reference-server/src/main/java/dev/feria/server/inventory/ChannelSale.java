package dev.feria.server.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's own order did to the quantity that the channel shows.
 *
 * @param pieces how many it took off; null where that is not certain, as of orders that are not
 *     paid or were cancelled: channels differ in what they do then
 * @param placedAt when it was placed, by the channel's clock
 */
public record ChannelSale(@Nullable Integer pieces, Instant placedAt) {
  /** Puts two orders of one listing together. */
  public ChannelSale plus(ChannelSale other) {
    Integer mine = pieces;
    Integer theirs = other.pieces;
    return new ChannelSale(
        mine == null || theirs == null ? null : Integer.valueOf(mine + theirs),
        placedAt.isBefore(other.placedAt) ? placedAt : other.placedAt);
  }
}

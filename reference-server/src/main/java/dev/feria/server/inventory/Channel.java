package dev.feria.server.inventory;

import dev.feria.core.commerce.StockPublisher;
import org.jspecify.annotations.Nullable;

/**
 * An account as a place to publish quantities.
 *
 * @param parked why nothing may be sent to it now; null where it may
 * @param buffer what it keeps back
 * @param publisher null where the account's quantities cannot be set
 */
public record Channel(@Nullable Parking parked, int buffer, @Nullable StockPublisher publisher) {}

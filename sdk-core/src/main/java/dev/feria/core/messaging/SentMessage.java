package dev.feria.core.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message when it was given to the provider.
 *
 * @param id the provider's id, null where it gives none
 * @param state {@link DeliveryState#SENT} or further; {@link DeliveryState#FAILED} when it was
 *     taken and moderated away at once
 * @param providerStatus the provider's own status, verbatim, null where it has none
 */
public record SentMessage(
    @Nullable String id, DeliveryState state, @Nullable String providerStatus) {}

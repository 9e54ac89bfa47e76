package dev.feria.core.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation.
 *
 * @param id the provider's id of the person on this channel, stable; a phone number, where people
 *     are known by it, in E.164 form with the plus
 * @param name display name or nickname, null where the provider does not tell
 * @param role on which side
 */
public record Participant(String id, @Nullable String name, Role role) {
  /** On which side somebody is. */
  public enum Role {
    /** The account itself, whoever types. */
    SELLER,
    /** The person on the other side. */
    CUSTOMER,
    /** The provider: a mediator, or an agent that stands for the customer. */
    PROVIDER
  }
}

package dev.feria.core.messaging;

/**
 * Names a conversation within an account.
 *
 * @param kind what it hangs on
 * @param id the provider's id, unique among the account's conversations of this kind
 */
public record ConversationRef(ConversationKind kind, String id) {}

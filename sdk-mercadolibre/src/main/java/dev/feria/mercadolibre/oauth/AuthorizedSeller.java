package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.OAuthToken;

/**
 * A seller who has authorised the application.
 *
 * @param userId the seller's id
 * @param token the first token
 */
public record AuthorizedSeller(String userId, OAuthToken token) {}

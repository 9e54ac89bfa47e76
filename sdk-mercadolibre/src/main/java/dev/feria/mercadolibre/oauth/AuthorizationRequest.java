package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.Secret;
import java.net.URI;

/**
 * What the authorisation page needs.
 *
 * @param redirectUri as registered in the developer centre, byte for byte
 * @param state unguessable, bound to the browser that asks
 * @param codeVerifier PKCE verifier, 43 to 128 characters
 */
public record AuthorizationRequest(URI redirectUri, String state, Secret codeVerifier) {}

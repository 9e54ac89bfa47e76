package dev.feria.mercadolibre.oauth;

import dev.feria.core.auth.Secret;
import java.net.URI;

/**
 * What came back from the authorisation page.
 *
 * @param code {@code TG-...}
 * @param redirectUri the same as in the request
 * @param codeVerifier the same as in the request
 */
public record CodeGrant(Secret code, URI redirectUri, Secret codeVerifier) {}

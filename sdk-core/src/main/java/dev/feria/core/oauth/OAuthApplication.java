package dev.feria.core.oauth;

import dev.feria.core.auth.Secret;

/**
 * An operator's application at a provider.
 *
 * @param clientId public
 * @param clientSecret of the application
 */
public record OAuthApplication(String clientId, Secret clientSecret) {}

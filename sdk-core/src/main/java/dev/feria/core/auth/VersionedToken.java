package dev.feria.core.auth;

/**
 * A stored token and the number of times it was replaced, which fences off late writers.
 *
 * @param version grows by one with each replacement
 */
public record VersionedToken(OAuthToken token, long version) {}

package dev.feria.core.provider;

/**
 * Something an account can do. A capability is an interface that an {@link Account} class
 * implements; hosts ask with {@code account instanceof OrderSource orders}, so there is no list to
 * keep.
 */
public interface Capability {}

package dev.feria.core.commerce;

/**
 * A place where goods of an account lie.
 *
 * @param id the provider's
 * @param name for people
 * @param active false where the provider keeps it only for its history
 */
public record Location(String id, String name, boolean active) {}

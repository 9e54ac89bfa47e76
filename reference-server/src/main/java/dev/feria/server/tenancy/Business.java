package dev.feria.server.tenancy;

/**
 * What a tenant says of itself.
 *
 * @param locale language of mails to its owners: {@code es}, {@code pt} or {@code en}
 */
public record Business(String name, String locale) {}

package dev.feria.shopify.bulk;

/**
 * One line of a result.
 *
 * @param start where it starts in the file, in bytes
 * @param json an object of the query
 */
public record BulkLine(long start, String json) {}

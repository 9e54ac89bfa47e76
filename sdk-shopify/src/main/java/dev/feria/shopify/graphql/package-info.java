/**
 * Queries of the caller's own: a document with its variables, and the answer with its three layers.
 * What the clients of this module send goes through the same types.
 */
@NullMarked
package dev.feria.shopify.graphql;

import org.jspecify.annotations.NullMarked;

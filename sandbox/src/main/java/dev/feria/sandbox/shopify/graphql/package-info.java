/**
 * The Admin API: schema, search, paging, cost, errors and every query and mutation. One call is
 * parsed once, charged, executed under the twin's lock and answered with what it cost.
 */
@NullMarked
package dev.feria.sandbox.shopify.graphql;

import org.jspecify.annotations.NullMarked;

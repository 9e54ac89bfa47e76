/**
 * Installation, authorisation page, codes and tokens. Every other part asks this package who is
 * calling.
 */
@NullMarked
package dev.feria.sandbox.shopify.oauth;

import org.jspecify.annotations.NullMarked;

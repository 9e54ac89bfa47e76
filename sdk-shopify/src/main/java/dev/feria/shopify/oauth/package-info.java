/**
 * How an application gets a token of a shop: authorisation code, renewal, client credentials. Also
 * the signature of the addresses that the provider sends a browser to.
 */
@NullMarked
package dev.feria.shopify.oauth;

import org.jspecify.annotations.NullMarked;

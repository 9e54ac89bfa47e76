/**
 * The page on which a shop owner hands keys to an application. The keys go from server to server,
 * the browser only carries the outcome.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.grant;

import org.jspecify.annotations.NullMarked;

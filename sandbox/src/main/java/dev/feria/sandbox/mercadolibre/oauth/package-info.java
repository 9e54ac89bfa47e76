/**
 * Log-in page, codes, tokens, users, applications and the limits of an application. Every other
 * resource asks this package who is calling.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.oauth;

import org.jspecify.annotations.NullMarked;

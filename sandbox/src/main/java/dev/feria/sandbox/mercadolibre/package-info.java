/**
 * The twin of Mercado Libre: one API host and one authorisation host for all countries. Each
 * resource family has a package of its own below this one.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre;

import org.jspecify.annotations.NullMarked;

/** The shop itself and what the application may do there. One cheap call proves a connection. */
@NullMarked
package dev.feria.shopify.shop;

import org.jspecify.annotations.NullMarked;

/**
 * Orders, listings, stock and money in neutral words, and the capabilities that read and publish
 * them.
 */
@NullMarked
package dev.feria.core.commerce;

import org.jspecify.annotations.NullMarked;

/**
 * Exports of everything in one operation: started, watched, and read as lines. Reading needs the
 * memory of one chunk, whatever the size of the file.
 */
@NullMarked
package dev.feria.shopify.bulk;

import org.jspecify.annotations.NullMarked;

/**
 * Orders as providers tell them, the sales made from them, and sales over the counter. What an
 * order line does to stock is decided by a table and happens once, however often the order is seen.
 */
@NullMarked
package dev.feria.server.sales;

import org.jspecify.annotations.NullMarked;

/** The pages of orders and sales. Sales at the counter are entered here. */
@NullMarked
package dev.feria.server.console.sales;

import org.jspecify.annotations.NullMarked;

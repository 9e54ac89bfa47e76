/** Tests of the pages of orders and sales. What needs a server is tested a package above. */
@NullMarked
package dev.feria.server.console.sales;

import org.jspecify.annotations.NullMarked;

/**
 * Budgets that all nodes on one database draw on together. What was granted is kept in the
 * database; what a node holds for the next milliseconds, and who waits, is kept in the node.
 */
@NullMarked
package dev.feria.server.platform.budget;

import org.jspecify.annotations.NullMarked;

/**
 * What the demo business sells everywhere: the goods that every twin lists for its demo accounts. A
 * server that matches listings must find them together.
 */
@NullMarked
package dev.feria.sandbox.goods;

import org.jspecify.annotations.NullMarked;

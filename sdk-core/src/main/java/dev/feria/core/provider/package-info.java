/**
 * What a provider is: its descriptor, its configured application, its accounts and the events it
 * tells. The host (a server, or a program that embeds one SDK) sees only these types.
 */
@NullMarked
package dev.feria.core.provider;

import org.jspecify.annotations.NullMarked;

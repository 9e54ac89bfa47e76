/**
 * The page of providers and accounts. Accounts are connected, tested, synced and disconnected here.
 */
@NullMarked
package dev.feria.server.console.integrations;

import org.jspecify.annotations.NullMarked;

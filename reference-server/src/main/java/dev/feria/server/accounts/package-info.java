/**
 * Accounts at providers: connecting, testing and disconnecting them, their credentials, and how
 * healthy they are. Other features ask {@link dev.feria.server.accounts.Accounts} for an open
 * account and tell it how calls went.
 */
@NullMarked
package dev.feria.server.accounts;

import org.jspecify.annotations.NullMarked;

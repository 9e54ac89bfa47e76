/**
 * Credentials: secrets that do not print themselves, OAuth tokens, and the store that keeps a token
 * alive across threads and nodes.
 */
@NullMarked
package dev.feria.core.auth;

import org.jspecify.annotations.NullMarked;

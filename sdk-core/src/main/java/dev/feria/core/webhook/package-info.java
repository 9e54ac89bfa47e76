/**
 * Webhooks in: the raw request, the signature schemes that verify it, and the handshakes that
 * precede it.
 */
@NullMarked
package dev.feria.core.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * What providers tell us, and what we ask them: webhooks are verified, stored and acknowledged,
 * then handed to the features in order; syncs and sweeps read what no webhook brought.
 */
@NullMarked
package dev.feria.server.ingest;

import org.jspecify.annotations.NullMarked;

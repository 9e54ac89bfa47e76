package dev.feria.server.ingest;

import java.util.List;
import java.util.function.Consumer;

/**
 * A webhook that waits to be stored.
 *
 * @param entries its events; none when it can only be spooled, because its sender is not verified
 * @param answer told once what became of it; must not block
 */
record Arrival(RawWebhook webhook, List<InboxEntry> entries, Consumer<Ack> answer) {}

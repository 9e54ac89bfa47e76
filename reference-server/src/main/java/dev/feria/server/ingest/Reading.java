package dev.feria.server.ingest;

import dev.feria.core.webhook.Verdict;
import java.util.List;

/** What reading a webhook came to. */
sealed interface Reading {
  /** Rows to store. */
  record Accepted(List<InboxEntry> entries) implements Reading {}

  /** The sender is not who it claims to be. */
  record Refused(Verdict verdict) implements Reading {}

  /** The body is not what the provider sends. */
  record Malformed(String reason) implements Reading {}

  /** The sender cannot be checked while the database is away. */
  record Unverifiable() implements Reading {}

  /** Nobody here reads webhooks of this provider. */
  record UnknownProvider() implements Reading {}
}

package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Compares what a channel shows with what it should, after the channel was read. */
@FunctionalInterface
public interface DriftRepair {
  /**
   * Wants the difference repaired, in the caller's transaction.
   *
   * @param until orders placed up to here are stored, by the provider's clock; what was seen later
   *     may be the work of an order that is not, and is left alone
   * @return how many listings had drifted
   */
  int repair(Handle handle, AccountRow account, Instant until);
}

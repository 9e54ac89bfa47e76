package dev.feria.server.ingest;

import dev.feria.core.commerce.Listing;
import dev.feria.server.accounts.AccountRow;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where listings go. */
@FunctionalInterface
public interface ListingSink {
  /** Stores a page of listings in the caller's transaction; one outcome for each, in order. */
  List<RecordOutcome> store(Handle handle, AccountRow account, List<Listing> listings);
}

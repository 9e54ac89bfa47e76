package dev.feria.server.ingest;

import dev.feria.core.commerce.Order;
import dev.feria.server.accounts.AccountRow;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where orders go. */
@FunctionalInterface
public interface OrderSink {
  /** Stores a page of orders in the caller's transaction; one outcome for each, in order. */
  List<RecordOutcome> store(Handle handle, AccountRow account, List<Order> orders);
}

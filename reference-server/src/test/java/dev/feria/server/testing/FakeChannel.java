package dev.feria.server.testing;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel in memory: remembers what was published, and refuses on request. */
public final class FakeChannel implements StockPublisher {
  private final List<StockChange> sent = new CopyOnWriteArrayList<>();
  private final List<Integer> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> shown = new ConcurrentHashMap<>();
  private volatile @Nullable ProviderException failure;
  private volatile Consumer<List<StockChange>> before = changes -> {};
  private volatile int batch = 1;

  @Override
  public int stockBatchSize() {
    return batch;
  }

  @Override
  public List<StockOutcome> publishStock(List<StockChange> changes) {
    before.accept(changes);
    calls.add(changes.size());
    ProviderException refused = failure;
    List<StockOutcome> outcomes = new ArrayList<>();
    for (StockChange change : changes) {
      if (refused == null) {
        sent.add(change);
        shown.put(change.listingId(), change.quantity());
        outcomes.add(new StockOutcome.Published(change));
      } else {
        outcomes.add(new StockOutcome.Refused(change, refused));
      }
    }
    return outcomes;
  }

  /** Refuses everything from now on; null accepts again. */
  public void refuse(@Nullable ProviderException reason) {
    failure = reason;
  }

  /** Does something before each call is answered. */
  public void before(Consumer<List<StockChange>> action) {
    before = action;
  }

  /** Sets how many groups a call may carry. */
  public void batch(int size) {
    batch = size;
  }

  /** Returns every change that was accepted, in order. */
  public List<StockChange> sent() {
    return sent;
  }

  /** Returns how many changes each call carried. */
  public List<Integer> calls() {
    return calls;
  }

  /** Returns what a listing shows; null before anything was published. */
  public @Nullable Integer shown(String listing) {
    return shown.get(listing);
  }
}

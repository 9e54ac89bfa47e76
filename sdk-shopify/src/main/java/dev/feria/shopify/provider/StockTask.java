package dev.feria.shopify.provider;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.error.ProviderException;
import dev.feria.shopify.inventory.QuantityToSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One quantity on its way: what is to be set where, and what became of it. Used by one thread. */
final class StockTask {
  private final StockChange change;
  private final ListingId id;
  private List<QuantityToSet> steps = List.of();
  private @Nullable Integer baseline;
  private @Nullable ProviderException refusal;
  private boolean planned;
  private boolean done;
  private boolean mustRead;
  private int before;
  private int after;

  StockTask(StockChange change) {
    this.change = change;
    this.id = ListingId.parse(change.listingId());
    this.baseline = change.shown();
  }

  StockChange change() {
    return change;
  }

  ListingId id() {
    return id;
  }

  /** What the channel showed when it was last known; null where nothing is. */
  @Nullable Integer baseline() {
    return baseline;
  }

  /** Learns that an earlier write of ours arrived after all. */
  void landed(int shownBefore, int shownNow) {
    Integer shown = change.shown();
    if (shown == null || shown == shownBefore) {
      baseline = shownNow;
    }
  }

  List<QuantityToSet> steps() {
    return steps;
  }

  /** What the channel shows before this write. */
  int before() {
    return before;
  }

  /** What the channel shows after it. */
  int after() {
    return after;
  }

  boolean isOpen() {
    return !done && refusal == null;
  }

  boolean isPlanned() {
    return isOpen() && planned;
  }

  boolean mustRead() {
    return mustRead;
  }

  @Nullable ProviderException refusal() {
    return refusal;
  }

  void published() {
    done = true;
  }

  void refuse(ProviderException reason) {
    refusal = reason;
  }

  /** The channel did not show what was believed: it has to be read before the next plan. */
  void stale() {
    planned = false;
    mustRead = true;
  }

  /**
   * Decides what to set where. What is missing at the channel against what it was known to show was
   * sold there unseen, and stays off sale.
   *
   * @param shown by location; a location where the item is not stocked is not in it
   */
  void plan(String item, List<String> locations, Map<String, Integer> shown) {
    int sum = 0;
    for (String location : locations) {
      sum += shown.getOrDefault(location, 0);
    }
    Integer known = baseline;
    int unseen = known == null ? 0 : Math.max(0, known - sum);
    int wanted = Math.max(0, change.quantity() - unseen);
    if (known == null) {
      baseline = sum; // what is sold from here on is unseen too
    }
    before = sum;
    after = wanted;
    steps = spread(item, locations, shown, wanted);
    planned = true;
  }

  /**
   * Decides like {@link #plan} on what the host believes instead of what was read. A quantity that
   * seems right already is set all the same, because only the provider knows whether it is.
   */
  void planOnBelief(String item, String location, int believed) {
    plan(item, List.of(location), Map.of(location, believed));
    if (steps.isEmpty()) {
      steps = List.of(QuantityToSet.of(item, location, after, believed));
    }
  }

  /**
   * More goes to the first place; less is taken from the first, then from the next. A place below 0
   * is brought to 0, because the provider takes nothing lower.
   */
  private static List<QuantityToSet> spread(
      String item, List<String> locations, Map<String, Integer> shown, int wanted) {
    int left = wanted;
    for (String location : locations) {
      left -= Math.max(0, shown.getOrDefault(location, 0));
    }
    List<QuantityToSet> steps = new ArrayList<>();
    for (String location : locations) {
      Integer here = shown.get(location);
      int from = Math.max(0, here == null ? 0 : here);
      int to = Math.max(0, from + left);
      left -= to - from;
      if (to != (here == null ? 0 : here)) {
        steps.add(QuantityToSet.of(item, location, to, here));
      }
    }
    return steps;
  }
}

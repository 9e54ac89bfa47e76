package dev.feria.sandbox.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The scripted faults of one twin, tried in the order they were given. Thread-safe. */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom(7);

  /** Adds faults after those that are there. */
  public synchronized void add(List<Fault> more) {
    faults.addAll(more);
  }

  /** What is still to come. */
  public synchronized List<Fault> list() {
    return List.copyOf(faults);
  }

  /** Removes all faults and starts the dice anew. */
  public synchronized void clear(long seed) {
    faults.clear();
    random = new SplittableRandom(seed);
  }

  /**
   * The first fault that hits, used up by one.
   *
   * @param outgoing true for a notification on its way out, false for a call that came in
   */
  public synchronized @Nullable Fault next(String operation, boolean outgoing) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.outgoing() == outgoing
          && fault.matches(operation)
          && (fault.rate() >= 1 || random.nextDouble() < fault.rate())) {
        Fault rest = fault.once();
        if (rest.times() == 0) {
          faults.remove(i);
        } else {
          faults.set(i, rest);
        }
        return fault;
      }
    }
    return null;
  }
}

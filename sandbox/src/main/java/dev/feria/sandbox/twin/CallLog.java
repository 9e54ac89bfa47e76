package dev.feria.sandbox.twin;

import dev.feria.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the calls a twin has received. Thread-safe. */
public final class CallLog {
  private record Key(String operation, int status) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = operation.compareTo(other.operation);
      return byName != 0 ? byName : Integer.compare(status, other.status);
    }
  }

  /** Calls of one account that are being answered. */
  private static final class InFlight {
    private int handled;
    private int peak;

    /** Real times, in nanoseconds, at which answers that are held back go out. */
    private final PriorityQueue<Long> heldBack = new PriorityQueue<>();

    int now(long nanos) {
      while (!heldBack.isEmpty() && heldBack.peek() - nanos <= 0) {
        heldBack.remove();
      }
      return handled + heldBack.size();
    }
  }

  private final Clock clock;
  private final Map<String, InFlight> accounts = new HashMap<>();
  private final TreeMap<Key, Long> counts = new TreeMap<>();
  private long total;
  private long overLimit;
  private long peak;
  private long second;
  private long inSecond;
  private int concurrent;
  private int peakConcurrent;

  /** An empty log. */
  public CallLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes that a call came in.
   *
   * @param account whose server was called; null where all accounts share one
   */
  public synchronized void begin(@Nullable String account) {
    if (account != null) {
      InFlight inFlight = accounts.computeIfAbsent(account, id -> new InFlight());
      inFlight.handled++;
      inFlight.peak = Math.max(inFlight.peak, inFlight.now(System.nanoTime()));
    }
    total++;
    long now = clock.instant().getEpochSecond();
    inSecond = now == second ? inSecond + 1 : 1;
    second = now;
    peak = Math.max(peak, inSecond);
    concurrent++;
    peakConcurrent = Math.max(peakConcurrent, concurrent);
  }

  /**
   * Notes how it was answered.
   *
   * @param status 0 when it was not answered at all
   * @param limited true when a limit of the platform refused it
   * @param account as at the beginning
   * @param delay how long, in real time, the answer is still held back
   */
  public synchronized void end(
      String operation, int status, boolean limited, @Nullable String account, Duration delay) {
    concurrent--;
    InFlight inFlight = account == null ? null : accounts.get(account);
    if (inFlight != null) {
      inFlight.handled--;
      if (!delay.isZero()) {
        inFlight.heldBack.add(System.nanoTime() + delay.toNanos());
      }
    }
    counts.merge(new Key(operation, status), 1L, Long::sum);
    if (limited) {
      overLimit++;
    }
  }

  /** Counts a refusal by a limit that the status does not show. */
  public synchronized void refused() {
    overLimit++;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    counts.clear();
    total = 0;
    overLimit = 0;
    peak = 0;
    inSecond = 0;
    peakConcurrent = concurrent;
    accounts.values().forEach(inFlight -> inFlight.peak = inFlight.now(System.nanoTime()));
  }

  /** The log as the control API shows it. */
  public synchronized Map<String, @Nullable Object> tree() {
    List<Object> calls = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            calls.add(Json.obj("operation", key.operation, "status", key.status, "count", count)));
    Map<String, @Nullable Object> peaks = new TreeMap<>();
    accounts.forEach((account, inFlight) -> peaks.put(account, inFlight.peak));
    return Json.obj(
        "over_limit",
        overLimit,
        "peak",
        peak,
        "peak_concurrent",
        peakConcurrent,
        "total",
        total,
        "peak_concurrent_by_account",
        peaks,
        "calls",
        calls);
  }
}

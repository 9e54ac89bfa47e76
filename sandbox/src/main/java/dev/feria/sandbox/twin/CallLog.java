package dev.feria.sandbox.twin;

import dev.feria.sandbox.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final Clock clock;
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

  /** Notes that a call came in. */
  public synchronized void begin() {
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
   */
  public synchronized void end(String operation, int status, boolean limited) {
    concurrent--;
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
  }

  /** The log as the control API shows it. */
  public synchronized Map<String, @Nullable Object> tree() {
    List<Object> calls = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            calls.add(Json.obj("operation", key.operation, "status", key.status, "count", count)));
    return Json.obj(
        "over_limit",
        overLimit,
        "peak",
        peak,
        "peak_concurrent",
        peakConcurrent,
        "total",
        total,
        "calls",
        calls);
  }
}

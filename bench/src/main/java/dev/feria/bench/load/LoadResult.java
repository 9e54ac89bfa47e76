package dev.feria.bench.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param rate requests a second that were intended
 * @param achieved answers a second
 * @param answered how many were answered as expected
 * @param failed how many were not, or not at all
 * @param nanos from the intended moment to the end of the answer
 */
public record LoadResult(int rate, double achieved, long answered, long failed, Histogram nanos) {
  /** Returns a percentile in milliseconds. */
  public double millis(double percentile) {
    return nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** Returns the percentiles in one line. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%d/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms, answered %d, failed %d",
        rate,
        millis(50),
        millis(99),
        millis(99.9),
        millis(100),
        answered,
        failed);
  }
}

package dev.feria.bench;

import java.util.List;
import java.util.Locale;

/**
 * A ratio measured several times.
 *
 * @param mean geometric
 * @param low lower end of the 95 % confidence interval of the mean
 * @param high its upper end
 * @param times how often it was measured
 */
public record Ratio(double mean, double low, double high, int times) {
  // Student's t at 97.5 %, by degrees of freedom from 1.
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179
  };
  private static final double NORMAL = 1.96;

  /** Averages ratios; one alone has an interval of no width. */
  public static Ratio of(List<Double> ratios) {
    int n = ratios.size();
    double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
    double squares =
        ratios.stream().mapToDouble(Math::log).map(log -> (log - mean) * (log - mean)).sum();
    double error = 0;
    if (n > 1) {
      double t = n - 2 < T.length ? T[n - 2] : NORMAL;
      error = t * Math.sqrt(squares / (n - 1) / n);
    }
    return new Ratio(Math.exp(mean), Math.exp(mean - error), Math.exp(mean + error), n);
  }

  /** Returns the middle value. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
  }

  /** Returns it for a table. */
  public String text() {
    return times == 1
        ? String.format(Locale.ROOT, "%.2f", mean)
        : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", mean, low, high);
  }
}

package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.Search;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides how likely a listing is a product: by the titles, by the numbers and the variation, which
 * tell 250 g from 500 g and M from L where the titles are otherwise the same, and by the price.
 * Pure.
 */
final class Likeness {
  private static final double OTHER_NUMBERS = 0.6;
  private static final double OTHER_VARIATION = 0.8;
  private static final double PRICE_WEIGHT = 0.2;

  private Likeness() {}

  /**
   * Returns a score from 0 to 1 with two decimals.
   *
   * @param titles how similar the titles are, from 0 to 1
   * @param price what the product costs elsewhere; null where nothing is known
   */
  static BigDecimal score(double titles, ListingRow listing, String title, @Nullable Money price) {
    Set<String> words = words(title);
    String variation = listing.variation() == null ? "" : listing.variation();
    double score = titles;
    if (!numbers(words(listing.title() + " " + variation)).equals(numbers(words))) {
      score *= OTHER_NUMBERS;
    }
    if (!words.containsAll(words(variation))) {
      score *= OTHER_VARIATION;
    }
    if (price != null && price.currency().equals(listing.price().currency())) {
      score *= 1 - PRICE_WEIGHT * (1 - closeness(price, listing.price()));
    }
    return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP);
  }

  /** The smaller price as a part of the larger. */
  private static double closeness(Money one, Money other) {
    BigDecimal low = one.amount().min(other.amount());
    BigDecimal high = one.amount().max(other.amount());
    return high.signum() <= 0 || low.signum() < 0
        ? 1
        : low.divide(high, MathContext.DECIMAL32).doubleValue();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(Search.plain(text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> numbers(Set<String> words) {
    return words.stream()
        .map(word -> word.replaceAll("[^0-9]", ""))
        .filter(digits -> !digits.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

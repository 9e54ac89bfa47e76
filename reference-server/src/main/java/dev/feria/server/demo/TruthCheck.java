package dev.feria.server.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compares what the server holds with the sandbox's truth. */
final class TruthCheck {
  private TruthCheck() {}

  /** Returns one sentence per difference, none when both agree. */
  static List<String> differences(Truth truth, Truth held) {
    List<String> found = new ArrayList<>();
    compare("listing", truth.listings(), held.listings(), TruthCheck::listing, found);
    compare("order", truth.orders(), held.orders(), TruthCheck::order, found);
    Map<String, BigDecimal> expected = totals(truth);
    Map<String, BigDecimal> actual = totals(held);
    if (!expected.equals(actual)) {
      found.add("order totals: the sandbox has " + expected + ", the server " + actual);
    }
    return found;
  }

  /** Returns the sum of all orders by currency, without trailing zeros. */
  static Map<String, BigDecimal> totals(Truth side) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    side.orders().values().forEach(o -> sums.merge(o.currency(), o.total(), BigDecimal::add));
    sums.replaceAll((currency, sum) -> sum.stripTrailingZeros());
    return sums;
  }

  private static <T> void compare(
      String what,
      Map<String, T> truth,
      Map<String, T> held,
      BiFunction<T, T, @Nullable String> difference,
      List<String> found) {
    TreeSet<String> ids = new TreeSet<>(truth.keySet());
    ids.addAll(held.keySet());
    for (String id : ids) {
      T expected = truth.get(id);
      T actual = held.get(id);
      if (actual == null) {
        found.add(what + " " + id + ": the server does not have it");
      } else if (expected == null) {
        found.add(what + " " + id + ": only the server has it");
      } else {
        String text = difference.apply(expected, actual);
        if (text != null) {
          found.add(what + " " + id + ": " + text);
        }
      }
    }
  }

  private static @Nullable String listing(Truth.Listing truth, Truth.Listing held) {
    // a channel that does not count a listing's stock shows no quantity of ours
    if (truth.quantity() != null && !truth.quantity().equals(held.quantity())) {
      return "quantity is " + truth.quantity() + ", the server says " + held.quantity();
    }
    return money(truth.price(), truth.currency(), held.price(), held.currency());
  }

  private static @Nullable String order(Truth.Order truth, Truth.Order held) {
    if (!truth.status().equals(held.status())) {
      return "status is " + truth.status() + ", the server says " + held.status();
    }
    if (truth.units() != held.units()) {
      return "has " + truth.units() + " units, the server says " + held.units();
    }
    return money(truth.total(), truth.currency(), held.total(), held.currency());
  }

  private static @Nullable String money(
      BigDecimal truth, String currency, BigDecimal held, String heldCurrency) {
    return currency.equals(heldCurrency) && truth.compareTo(held) == 0
        ? null
        : "amount is %s %s, the server says %s %s".formatted(truth, currency, held, heldCurrency);
  }

  /** Counts the SKUs that are sold on each number of channels, the most channels first. */
  static Map<Integer, Long> spread(Collection<Truth> channels) {
    Map<String, Integer> counts = new HashMap<>();
    for (Truth channel : channels) {
      channel.listings().values().stream()
          .map(Truth.Listing::sku)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(sku -> counts.merge(sku, 1, Integer::sum));
    }
    Map<Integer, Long> spread = new TreeMap<>(Comparator.reverseOrder());
    counts.values().forEach(n -> spread.merge(n, 1L, Long::sum));
    return spread;
  }
}

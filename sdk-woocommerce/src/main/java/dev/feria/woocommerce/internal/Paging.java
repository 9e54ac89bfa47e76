package dev.feria.woocommerce.internal;

import dev.feria.core.error.UnavailableException;
import dev.feria.core.http.ResponseHeaders;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What all pages have in common: their size, and how they tell that there are more. */
public final class Paging {
  /** The most that a shop gives at once. */
  public static final int LARGEST = 100;

  private static final int MIDDLE = 50;
  private static final int SMALLEST = 20;

  private Paging() {}

  /** Returns how many records there are behind a filter; null where a proxy dropped the header. */
  public static @Nullable Long total(ResponseHeaders headers) {
    Optional<String> total = headers.first("X-WP-Total").map(String::trim);
    return total.filter(text -> text.matches("[0-9]{1,15}")).map(Long::valueOf).orElse(null);
  }

  /** Tells whether there is something behind a page; a full page without a header may be last. */
  public static boolean isLast(ResponseHeaders headers, Window window) {
    if (window.items() == 0) {
      return true;
    }
    Long total = total(headers);
    return total == null
        ? window.items() < window.size()
        : window.offset() + window.items() >= total;
  }

  /** Which part of a result a page was: asked from an offset, so many at most, so many came. */
  public record Window(int offset, int size, int items) {}

  /** A page, and the size in which the shop could give it. */
  public record Sized<T>(T page, int size) {}

  /**
   * Asks for a page; for a smaller one where the shop fails, because fat records can be more than
   * its memory or its patience holds.
   */
  public static <T> Sized<T> adapting(int size, IntFunction<T> fetch) {
    int asked = size;
    while (true) {
      try {
        return new Sized<>(fetch.apply(asked), asked);
      } catch (UnavailableException failed) {
        if (asked <= SMALLEST || !fromSize(failed)) {
          throw failed;
        }
        asked = asked > MIDDLE ? MIDDLE : SMALLEST;
      }
    }
  }

  private static boolean fromSize(UnavailableException failed) {
    int status = failed.failure().status();
    return status == 0 || status == 500 || status == 502 || status == 504;
  }
}

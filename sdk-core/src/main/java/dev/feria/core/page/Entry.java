package dev.feria.core.page;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One record of a page, readable or not, so that a record which the provider wrote in an unexpected
 * way keeps none of its neighbours out.
 */
public sealed interface Entry<T> {

  /** A record that could be read. */
  record Read<T>(T value) implements Entry<T> {}

  /**
   * A record that could not be read.
   *
   * @param reference what it can be asked for again by (the id of an order, the group of a
   *     listing); null where even that could not be read
   * @param reason why, in one line, without any value of the record
   */
  record Unreadable<T>(@Nullable String reference, String reason) implements Entry<T> {}

  /** Returns a record that could be read. */
  static <T> Entry<T> of(T value) {
    return new Read<>(value);
  }

  /**
   * Translates what could be read. A record that the translation refuses with an
   * IllegalArgumentException or ArithmeticException counts as unreadable.
   *
   * @param reference finds what the record can be asked for again by
   */
  default <R> Entry<R> map(Function<T, R> translation, Function<T, String> reference) {
    if (this instanceof Read<T> read) {
      try {
        return new Read<>(translation.apply(read.value()));
      } catch (IllegalArgumentException | ArithmeticException refused) {
        return new Unreadable<>(
            reference.apply(read.value()), "refused as " + refused.getClass().getSimpleName());
      }
    }
    Unreadable<T> unreadable = (Unreadable<T>) this;
    return new Unreadable<>(unreadable.reference(), unreadable.reason());
  }
}

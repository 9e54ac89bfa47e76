package dev.feria.server.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a channel shows another quantity than it should. */
public enum DriftCause {
  /** The account must be connected again. */
  RECONNECT_NEEDED,
  /** The account publishes no stock. */
  PUBLISHING_OFF,
  /** The provider wants to know the place where the goods lie. */
  LOCATION_NOT_CHOSEN,
  /** The provider refused what we wrote last. */
  WRITE_REFUSED,
  /** Writing failed and is tried again by itself. */
  WRITE_FAILING,
  /** The quantity is on its way. */
  WRITE_PENDING,
  /** Orders of the channel that came up to then may not be known yet. */
  ORDERS_UNREAD,
  /** Somebody changed it at the channel after we wrote. */
  CHANGED_AT_CHANNEL,
  /** We never wrote it. */
  NEVER_WRITTEN,
  /** There is no difference. */
  NONE;

  /** Returns the word in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<String> words() {
    return Stream.of(values()).map(DriftCause::word).collect(Collectors.toUnmodifiableSet());
  }
}

package dev.feria.server.console.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows: for each row its id, a colon, and whatever tells one state of it from another.
 * The page sends them along, and gets those rows that are no longer so.
 */
final class Stamps {
  private static final int MOST = 60;

  private final Set<String> shown;

  private Stamps(Set<String> shown) {
    this.shown = shown;
  }

  /** Reads what a page sent, as far as one answer goes. */
  static Stamps parse(String have) {
    return new Stamps(List.of(have.split(",")).stream().limit(MOST).collect(Collectors.toSet()));
  }

  boolean contains(String stamp) {
    return shown.contains(stamp);
  }

  List<UUID> ids() {
    return shown.stream().map(Stamps::id).filter(Objects::nonNull).toList();
  }

  private static @Nullable UUID id(String stamp) {
    try {
      return UUID.fromString(stamp.split(":", 2)[0]);
    } catch (IllegalArgumentException e) {
      return null; // not a stamp of ours: there is nothing to compare
    }
  }
}

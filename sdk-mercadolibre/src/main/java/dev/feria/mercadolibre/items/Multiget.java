package dev.feria.mercadolibre.items;

import java.time.Instant;
import java.util.List;

/**
 * Many items read at once.
 *
 * @param found in the order they were asked for
 * @param missing ids that the provider did not give, each with its status
 * @param unreadable items that the provider gave in an unexpected form
 * @param date the provider's clock when the first of them were read
 */
public record Multiget(
    List<Item> found, List<Missing> missing, List<Unreadable> unreadable, Instant date) {
  public Multiget {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * An item that was not given.
   *
   * @param id as it was asked for
   * @param code HTTP status of this entry, mostly 404
   */
  public record Missing(String id, int code) {}

  /**
   * An item that could not be read.
   *
   * @param id as it was asked for
   * @param reason why, without any of its values
   */
  public record Unreadable(String id, String reason) {}
}

package dev.feria.mercadolibre.messages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whom a seller writes to. Since 2026-02-02 messages of some countries go to an automatic
 * participant of the site, which passes them to the buyer; elsewhere to the buyer. The ids change
 * with the roll-out, so they can be replaced. Immutable.
 *
 * @param bySite user id of the automatic participant, by site id
 * @see <a
 *     href="https://developers.mercadolibre.com.ar/es_ar/mensajeria-post-venta">mensajeria-post-venta,
 *     updated 2026-04-27</a>
 */
public record MessagingParticipants(Map<String, String> bySite) {
  /** The participants as published in April 2026. */
  public static final MessagingParticipants PUBLISHED =
      new MessagingParticipants(
          Map.of(
              "MLC", "3020819166",
              "MCO", "3037204123",
              "MLM", "3037204279",
              "MLA", "3037674934",
              "MLB", "3037675074",
              "MLU", "3037204685"));

  public MessagingParticipants {
    bySite = Map.copyOf(bySite);
  }

  /**
   * Reads a setting such as {@code MLC=3020819166,MLB=}: replaces the sites that it names; an empty
   * id means that messages go to the buyer.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public MessagingParticipants overriddenBy(String setting) {
    Map<String, String> changed = new LinkedHashMap<>(bySite);
    for (String entry : setting.split(",", -1)) {
      int equals = entry.indexOf('=');
      String id = entry.substring(equals + 1).trim();
      if (equals < 1 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new IllegalArgumentException("not SITE=user id, separated by commas: " + setting);
      }
      String site = entry.substring(0, equals).trim();
      if (id.isEmpty()) {
        changed.remove(site);
      } else {
        changed.put(site, id);
      }
    }
    return new MessagingParticipants(changed);
  }

  /** Returns the recipient of a message to a buyer. */
  public String recipient(String siteId, Buyer buyer) {
    return bySite.getOrDefault(siteId, buyer.userId());
  }

  /** Tells whether a user id is an automatic participant and not a person. */
  public boolean isAutomatic(String userId) {
    return bySite.containsValue(userId);
  }

  /**
   * The buyer of the order that a conversation is about.
   *
   * @param userId as the order names it
   */
  public record Buyer(String userId) {}
}

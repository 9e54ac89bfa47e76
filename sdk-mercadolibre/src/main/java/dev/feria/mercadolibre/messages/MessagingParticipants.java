package dev.feria.mercadolibre.messages;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a seller writes to. In Brazil and Chile, since 2026-02-02, messages go to an automatic
 * participant of the site, which passes them to the buyer; its id is published for four more
 * countries, where buyers are addressed until it is introduced. Immutable.
 *
 * @param bySite user id of the automatic participant, by site id
 * @param introduced sites where it takes the buyer's place
 * @see <a
 *     href="https://developers.mercadolibre.com.ar/es_ar/mensajeria-post-venta">mensajeria-post-venta,
 *     updated 2026-04-27</a>
 */
public record MessagingParticipants(Map<String, String> bySite, Set<String> introduced) {
  /** The participants as published in April 2026. */
  public static final MessagingParticipants PUBLISHED =
      new MessagingParticipants(
          Map.of(
              "MLC", "3020819166",
              "MCO", "3037204123",
              "MLM", "3037204279",
              "MLA", "3037674934",
              "MLB", "3037675074",
              "MLU", "3037204685"),
          Set.of("MLB", "MLC"));

  public MessagingParticipants {
    bySite = Map.copyOf(bySite);
    introduced = Set.copyOf(introduced);
  }

  /**
   * Reads a setting such as {@code MLA=3037674934,MLB=}: introduces the participant in the sites
   * that it names; an empty id means that buyers are addressed there.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public MessagingParticipants overriddenBy(String setting) {
    Map<String, String> ids = new LinkedHashMap<>(bySite);
    Set<String> sites = new LinkedHashSet<>(introduced);
    for (String entry : setting.split(",", -1)) {
      int equals = entry.indexOf('=');
      String id = entry.substring(equals + 1).trim();
      if (equals < 1 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new IllegalArgumentException("not SITE=user id, separated by commas: " + setting);
      }
      String site = entry.substring(0, equals).trim();
      if (id.isEmpty()) {
        sites.remove(site);
      } else {
        ids.put(site, id);
        sites.add(site);
      }
    }
    return new MessagingParticipants(ids, sites);
  }

  /** Returns the participant that takes the buyer's place; empty where the buyer is addressed. */
  public Optional<String> recipient(String siteId) {
    return introduced.contains(siteId) ? Optional.ofNullable(bySite.get(siteId)) : Optional.empty();
  }

  /** Tells whether a user id is an automatic participant and not a person. */
  public boolean isAutomatic(String userId) {
    return bySite.containsValue(userId);
  }
}

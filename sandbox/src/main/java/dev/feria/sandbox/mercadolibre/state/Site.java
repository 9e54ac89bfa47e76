package dev.feria.sandbox.mercadolibre.state;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import java.util.List;

/**
 * A country's marketplace.
 *
 * @param decimals of its currency
 * @param agentId user that stands for the buyer in messages; 0 where the buyer is addressed
 */
public record Site(
    String id, String name, String countryId, String currency, int decimals, long agentId) {

  /** All sites, the first being the default. */
  public static final List<Site> ALL =
      List.of(
          new Site("MLC", "Chile", "CL", "CLP", 0, 3020819166L),
          new Site("MLB", "Brasil", "BR", "BRL", 2, 3037675074L),
          new Site("MLA", "Argentina", "AR", "ARS", 2, 3037674934L),
          new Site("MLM", "Mexico", "MX", "MXN", 2, 3037204279L),
          new Site("MCO", "Colombia", "CO", "COP", 0, 3037204123L),
          new Site("MLU", "Uruguay", "UY", "UYU", 2, 3037204685L),
          new Site("MPE", "Perú", "PE", "PEN", 2, 0),
          new Site("MLV", "Venezuela", "VE", "VES", 2, 0),
          new Site("MEC", "Ecuador", "EC", "USD", 2, 0),
          new Site("MBO", "Bolivia", "BO", "BOB", 2, 0),
          new Site("MPY", "Paraguay", "PY", "PYG", 0, 0),
          new Site("MGT", "Guatemala", "GT", "GTQ", 2, 0),
          new Site("MPA", "Panamá", "PA", "USD", 2, 0),
          new Site("MRD", "Dominicana", "DO", "DOP", 2, 0),
          new Site("MCR", "Costa Rica", "CR", "CRC", 2, 0),
          new Site("MHN", "Honduras", "HN", "HNL", 2, 0),
          new Site("MSV", "El Salvador", "SV", "USD", 2, 0),
          new Site("MNI", "Nicaragua", "NI", "NIO", 2, 0));

  /** The site with this id; 404 when there is none. */
  public static Site of(String id) {
    for (Site site : ALL) {
      if (site.id.equals(id)) {
        return site;
      }
    }
    throw new ReplyException(Errors.reply(404, "not_found", "Site " + id + " not found"));
  }

  /** True when the id is a site's. */
  public static boolean isSite(String id) {
    return ALL.stream().anyMatch(site -> site.id.equals(id));
  }

  /** Answer for a site in {@code GET /sites}. */
  public Reply reply() {
    return Reply.ok(
        Json.obj("id", id, "name", name, "country_id", countryId, "default_currency_id", currency));
  }
}

package dev.feria.mercadolibre;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A country of the marketplace. The API has one host for all of them; the page where a seller
 * authorises an application has one host each.
 *
 * @param id the provider's id, for example {@code MLC} for Chile
 * @see <a
 *     href="https://developers.mercadolibre.com.ar/es_ar/autenticacion-y-autorizacion">Authorisation,
 *     updated 2025-12-29</a>
 */
public record Site(String id) {
  private static final Map<String, String> AUTHORIZATION_HOSTS = authorizationHosts();

  public Site {
    if (!AUTHORIZATION_HOSTS.containsKey(id)) {
      throw new IllegalArgumentException("unknown site: " + id);
    }
  }

  /** Returns the ids of all sites that have an authorisation page, Chile first. */
  public static List<String> ids() {
    return List.copyOf(AUTHORIZATION_HOSTS.keySet());
  }

  /** Returns the country, ISO 3166 in two letters. */
  public String country() {
    String host = Objects.requireNonNull(AUTHORIZATION_HOSTS.get(id));
    return host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
  }

  /** Returns the page where a seller of this country authorises an application. */
  public URI authorizationPage() {
    return URI.create("https://" + AUTHORIZATION_HOSTS.get(id) + "/authorization");
  }

  private static Map<String, String> authorizationHosts() {
    Map<String, String> hosts = new LinkedHashMap<>();
    hosts.put("MLC", "auth.mercadolibre.cl");
    hosts.put("MLA", "auth.mercadolibre.com.ar");
    hosts.put("MLB", "auth.mercadolivre.com.br");
    hosts.put("MLM", "auth.mercadolibre.com.mx");
    hosts.put("MCO", "auth.mercadolibre.com.co");
    hosts.put("MLU", "auth.mercadolibre.com.uy");
    hosts.put("MPE", "auth.mercadolibre.com.pe");
    hosts.put("MLV", "auth.mercadolibre.com.ve");
    hosts.put("MEC", "auth.mercadolibre.com.ec");
    hosts.put("MBO", "auth.mercadolibre.com.bo");
    hosts.put("MPY", "auth.mercadolibre.com.py");
    hosts.put("MGT", "auth.mercadolibre.com.gt");
    hosts.put("MPA", "auth.mercadolibre.com.pa");
    hosts.put("MRD", "auth.mercadolibre.com.do");
    hosts.put("MCR", "auth.mercadolibre.co.cr");
    hosts.put("MHN", "auth.mercadolibre.com.hn");
    hosts.put("MSV", "auth.mercadolibre.com.sv");
    hosts.put("MNI", "auth.mercadolibre.com.ni");
    return Collections.unmodifiableMap(hosts);
  }
}

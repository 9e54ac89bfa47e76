package dev.feria.woocommerce.connect;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.Json;
import dev.feria.woocommerce.access.Permalinks;
import dev.feria.woocommerce.internal.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the API of a shop from what its owner typed: follows the host to its canonical address, and
 * tries the places where the API can lie. Shows no keys.
 */
public final class StoreFinder {
  private static final int MOST_HOPS = 5;
  private static final List<Permalinks> PLACES =
      List.of(Permalinks.PRETTY, Permalinks.PLAIN, Permalinks.INDEX);
  private static final Pattern LINK =
      Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"?https://api\\.w\\.org/\"?");

  private final Function<URI, ApiClient> clients;
  private final boolean httpAllowed;

  /**
   * Makes a finder.
   *
   * @param clients makes a client without keys for an address
   * @param httpAllowed whether a shop may be called over plain http
   */
  public StoreFinder(Function<URI, ApiClient> clients, boolean httpAllowed) {
    this.clients = clients;
    this.httpAllowed = httpAllowed;
  }

  /**
   * Finds a shop.
   *
   * @param typed by its owner
   * @throws IllegalArgumentException saying what the owner must change
   * @throws ProviderException when the shop does not answer now
   */
  public FoundStore find(String typed) {
    URI start = StoreUrl.of(typed, httpAllowed);
    URI other = StoreUrl.withoutShopPage(start);
    try {
      return at(start);
    } catch (IllegalArgumentException nothing) {
      if (other.equals(start)) {
        throw nothing;
      }
      return instead(other, nothing);
    }
  }

  private FoundStore instead(URI other, IllegalArgumentException nothing) {
    try {
      return at(other);
    } catch (IllegalArgumentException nothingEither) {
      nothing.addSuppressed(nothingEither);
      throw nothing;
    }
  }

  private FoundStore at(URI start) {
    Hop home = canonical(start);
    RawResponse closed = null;
    for (Permalinks place : PLACES) {
      Hop hop = place.equals(Permalinks.PRETTY) ? home : ask(home.base(), place);
      Optional<StoreIndex> index = index(hop.answer());
      if (index.isPresent()) {
        return found(hop.base(), place, index.get());
      }
      if (closed == null && isClosed(hop.answer())) {
        closed = hop.answer();
      }
    }
    if (closed != null) {
      // strangers may not see the list; the keys will tell whether this is the place
      return new FoundStore(home.base(), home.base(), Permalinks.PRETTY, null, null);
    }
    return changedPrefix(home.base()).orElseThrow(() -> nothingThere(home.answer()));
  }

  private record Hop(URI base, RawResponse answer) {}

  private Hop canonical(URI start) {
    URI base = start;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Hop answer = ask(base, Permalinks.PRETTY);
      URI next = movedTo(base, answer.answer());
      if (next == null || next.equals(base)) {
        return answer;
      }
      if (next.getScheme().equals("http") && !httpAllowed) {
        throw new IllegalArgumentException(
            "url: the shop sends callers from https to http, where anybody on the way can read"
                + " orders; set its addresses to https in WordPress (Settings > General)");
      }
      base = next;
    }
    throw new IllegalArgumentException(
        "url: the shop sends callers from address to address without end; give the address that"
            + " the browser shows in the end");
  }

  private Hop ask(URI base, Permalinks place) {
    ApiRequest request =
        place
            .index("store.find")
            .query("_fields", "name,url,home,timezone_string,namespaces")
            .anonymous();
    return new Hop(base, reach(base, request));
  }

  private RawResponse reach(URI base, ApiRequest request) {
    try {
      return clients.apply(base).raw(request);
    } catch (RejectedException refused) {
      if ("address_not_public".equals(refused.failure().code())) {
        throw new IllegalArgumentException(
            "url: the address leads into a private network: " + base.getHost(), refused);
      }
      throw refused;
    } catch (UnavailableException away) {
      if (has(away, UnknownHostException.class)) {
        throw new IllegalArgumentException("url: there is no host " + base.getHost(), away);
      }
      if (has(away, SSLException.class)) {
        throw new IllegalArgumentException(
            "url: the shop has no valid certificate for https; ask its host for one", away);
      }
      throw away;
    }
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable URI movedTo(URI base, RawResponse answer) {
    Optional<String> location = answer.headers().first("Location");
    if (answer.status() < 300 || answer.status() >= 400 || location.isEmpty()) {
      return null;
    }
    try {
      URI target = URI.create(base + "/wp-json/").resolve(location.get());
      boolean web = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
      return web && target.getHost() != null ? StoreUrl.of(target.toString(), true) : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static Optional<StoreIndex> index(RawResponse answer) {
    if (!answer.isSuccess()) {
      return Optional.empty();
    }
    try {
      StoreIndex index = Json.standard().read(answer.document(), StoreIndex.class);
      return index.namespaces().isEmpty() ? Optional.empty() : Optional.of(index);
    } catch (IOException page) {
      return Optional.empty();
    }
  }

  private static boolean isClosed(RawResponse answer) {
    return (answer.status() == 401 || answer.status() == 403)
        && Documents.isDocument(answer.document());
  }

  private FoundStore found(URI base, Permalinks place, StoreIndex index) {
    if (!index.namespaces().contains("wc/v3")) {
      throw new IllegalArgumentException(
          "url: this WordPress has no WooCommerce that answers (wc/v3 is missing); switch the"
              + " plugin on, or update it to 3.5 or newer");
    }
    return new FoundStore(
        base, home(base, index.home()), place, index.name(), index.timezoneString());
  }

  /** The shop's own idea of its address, if it is one. */
  private static URI home(URI base, @Nullable String home) {
    if (home == null || home.isBlank()) {
      return base;
    }
    try {
      return StoreUrl.of(home, true);
    } catch (IllegalArgumentException malformed) {
      return base;
    }
  }

  /** A plugin may have moved the API; the home page says where to. */
  private Optional<FoundStore> changedPrefix(URI base) {
    RawResponse page = reach(base, ApiRequest.get("store.home", "/").anonymous());
    for (String header : page.headers().all("Link")) {
      Matcher link = LINK.matcher(header);
      if (link.find() && link.group(1).startsWith(base + "/")) {
        String prefix =
            link.group(1).substring(base.toString().length() + 1).replaceFirst("/+$", "");
        Permalinks place = permalinks(prefix);
        if (place != null) {
          Optional<StoreIndex> index = index(ask(base, place).answer());
          return index.map(found -> found(base, place, found));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Permalinks permalinks(String prefix) {
    try {
      return prefix.isEmpty() ? null : new Permalinks(prefix);
    } catch (IllegalArgumentException odd) {
      return null;
    }
  }

  private static RuntimeException nothingThere(RawResponse answer) {
    int status = answer.status();
    if (status == 403 || status == 406 || status == 415 || status == 429) {
      return new IllegalArgumentException(
          "url: a firewall in front of the shop refuses us (status "
              + status
              + "); allow the User-Agent \"Feria\" and the path /wp-json/ there");
    }
    if (status >= 500) {
      return new UnavailableException(
          dev.feria.woocommerce.internal.Errors.failure("store.find", status, null), null, null);
    }
    return new IllegalArgumentException(
        "url: no WooCommerce was found there; if the address is right, choose any permalinks but"
            + " \"Plain\" in WordPress (Settings > Permalinks) and let /wp-json/ through security"
            + " plugins");
  }
}

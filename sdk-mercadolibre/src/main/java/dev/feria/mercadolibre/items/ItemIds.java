package dev.feria.mercadolibre.items;

import dev.feria.core.error.RejectedException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.page.Page;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.ItemScans;
import dev.feria.mercadolibre.internal.Offsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the ids of a seller's items: by offset while the provider's 1,000 suffice, else by scan.
 *
 * <p>A cursor of an offset walk is {@code o} and the offset; one of a scan is {@code s}, the number
 * of the page (the provider may give the same scroll id for every page) and the scroll id.
 */
final class ItemIds {
  static final int LIMIT = 100;
  static final long OFFSET_CEILING = 1000;

  private final Api api;
  private final ItemScans scans;
  private final String seller;
  private final ItemSearch search;

  ItemIds(Api api, ItemScans scans, String seller, ItemSearch search) {
    this.api = api;
    this.scans = scans;
    this.seller = seller;
    this.search = search;
  }

  Page<String> page(@Nullable String cursor) {
    if (cursor == null) {
      return first();
    }
    if (cursor.startsWith("o")) {
      return byOffset(Offsets.of(cursor.substring(1)));
    }
    if (!cursor.startsWith("s") || cursor.indexOf('.') < 0) {
      throw new IllegalArgumentException("not a cursor of items: " + cursor);
    }
    Optional<Page<String>> kept = scans.page(cursor);
    if (kept.isPresent()) {
      return kept.get();
    }
    return scans.knows(cursor) ? nextOfScan(cursor) : first();
  }

  private Page<String> first() {
    ItemIdPage page = ask(byOffsetRequest(0));
    Long total = total(page);
    return total != null && total > OFFSET_CEILING ? firstOfScan() : offsetPage(page, 0);
  }

  private Page<String> byOffset(int offset) {
    if (offset + LIMIT > OFFSET_CEILING) {
      return firstOfScan(); // grew past the ceiling while it was walked
    }
    return offsetPage(ask(byOffsetRequest(offset)), offset);
  }

  private Page<String> offsetPage(ItemIdPage page, int offset) {
    Page<String> plain = Offsets.page(page.results(), page.paging(), offset);
    return new Page<>(
        plain.items(), plain.next() == null ? null : "o" + plain.next(), plain.total());
  }

  private Page<String> firstOfScan() {
    ItemIdPage page = ask(request().query("search_type", "scan"));
    Page<String> ids = scanPage(page, 1, null);
    if (ids.next() != null) {
      scans.promise(ids.next(), null);
    }
    return ids;
  }

  private Page<String> nextOfScan(String cursor) {
    int dot = cursor.indexOf('.');
    int number = Integer.parseInt(cursor.substring(1, dot));
    String scroll = cursor.substring(dot + 1);
    ItemIdPage page;
    try {
      page = ask(request().query("search_type", "scan").query("scroll_id", scroll));
    } catch (RejectedException expired) {
      return firstOfScan(); // a scroll lives five minutes
    }
    Page<String> ids = scanPage(page, number + 1, scroll);
    scans.keep(cursor, ids);
    return ids;
  }

  private static Page<String> scanPage(ItemIdPage page, int next, @Nullable String lastScroll) {
    String scroll = page.scrollId() == null ? lastScroll : page.scrollId();
    boolean more = !page.results().isEmpty() && scroll != null;
    return new Page<>(page.results(), more ? "s" + next + "." + scroll : null, total(page));
  }

  private ApiRequest byOffsetRequest(int offset) {
    ApiRequest request = request().query("offset", offset);
    // newest first: what is added meanwhile repeats ids instead of hiding some
    return search.parameters().containsKey("orders")
        ? request
        : request.query("orders", "start_time_desc");
  }

  private ApiRequest request() {
    ApiRequest request =
        ApiRequest.get("items.search", "/users/{seller}/items/search")
            .path("seller", seller)
            .query("limit", LIMIT);
    for (Map.Entry<String, String> filter : search.parameters().entrySet()) {
      request = request.query(filter.getKey(), filter.getValue());
    }
    return request;
  }

  private ItemIdPage ask(ApiRequest request) {
    return api.send(request, ItemIdPage.class);
  }

  private static @Nullable Long total(ItemIdPage page) {
    return page.paging() == null ? null : page.paging().total();
  }
}

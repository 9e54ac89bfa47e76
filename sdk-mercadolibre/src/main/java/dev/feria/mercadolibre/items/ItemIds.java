package dev.feria.mercadolibre.items;

import dev.feria.core.error.RejectedException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.page.Page;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.ItemScans;
import dev.feria.mercadolibre.internal.Offsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks the ids of a seller's items: by offset while the provider's 1,000 suffice, else by scan.
 *
 * <p>A cursor of an offset walk is {@code o} and the offset; one of a scan is {@code s}, how often
 * the scan was started, the number of the page and the scroll id, because the provider may give the
 * same scroll id for every page and scan.
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
    ScanCursor at = ScanCursor.parse(cursor);
    Optional<Page<String>> kept = scans.page(cursor);
    if (kept.isPresent()) {
      return kept.get();
    }
    return scans.knows(cursor) ? nextOfScan(at) : firstOfScan(at.start() + 1);
  }

  private Page<String> first() {
    ItemIdPage page = ask(byOffsetRequest(0));
    Long total = total(page);
    return total != null && total > OFFSET_CEILING ? firstOfScan(0) : offsetPage(page, 0);
  }

  private Page<String> byOffset(int offset) {
    if (offset + LIMIT > OFFSET_CEILING) {
      return firstOfScan(0); // grew past the ceiling while it was walked
    }
    return offsetPage(ask(byOffsetRequest(offset)), offset);
  }

  private Page<String> offsetPage(ItemIdPage page, int offset) {
    Page<String> plain = Offsets.page(page.results(), page.paging(), offset);
    return new Page<>(
        plain.items(), plain.next() == null ? null : "o" + plain.next(), plain.total());
  }

  private Page<String> firstOfScan(int start) {
    ItemIdPage page = ask(request().query("search_type", "scan"));
    Page<String> ids = scanPage(page, new ScanCursor(start, 0, ""));
    if (ids.next() != null) {
      scans.promise(ids.next(), null);
    }
    return ids;
  }

  private Page<String> nextOfScan(ScanCursor at) {
    ItemIdPage page;
    try {
      page = ask(request().query("search_type", "scan").query("scroll_id", at.scroll()));
    } catch (RejectedException expired) {
      return firstOfScan(at.start() + 1); // a scroll lives five minutes
    }
    Page<String> ids = scanPage(page, at);
    scans.keep(at.text(), ids);
    return ids;
  }

  private static Page<String> scanPage(ItemIdPage page, ScanCursor at) {
    String scroll = page.scrollId() == null ? at.scroll() : page.scrollId();
    boolean more = !page.results().isEmpty() && !scroll.isEmpty();
    return new Page<>(page.results(), more ? at.next(scroll).text() : null, total(page));
  }

  /** Where a scan stands. */
  private record ScanCursor(int start, int page, String scroll) {
    private static final Pattern TEXT = Pattern.compile("s([0-9]{1,9})\\.([0-9]{1,9})\\.(.+)");

    static ScanCursor parse(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a cursor of items: " + text);
      }
      return new ScanCursor(
          Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    ScanCursor next(String nextScroll) {
      return new ScanCursor(start, page + 1, nextScroll);
    }

    String text() {
      return "s" + start + "." + page + "." + scroll;
    }
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

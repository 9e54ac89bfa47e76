package dev.feria.mercadolibre.items;

import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.json.JsonType;
import dev.feria.core.page.Entry;
import dev.feria.mercadolibre.internal.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads items in calls of 20, the most that one call takes. */
final class MultigetCall {
  private static final int MOST = 20;
  private static final int FOUND = 200;
  private static final JsonType<List<MultigetEntry>> ENTRIES = JsonType.listOf(MultigetEntry.class);

  private final Api api;
  private final List<String> fields;
  private final List<Item> found = new ArrayList<>();
  private final List<Multiget.Missing> missing = new ArrayList<>();
  private final List<Multiget.Unreadable> unreadable = new ArrayList<>();
  private @Nullable Instant date;

  MultigetCall(Api api, List<String> fields) {
    this.api = api;
    this.fields = fields;
  }

  Multiget read(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += MOST) {
      chunk(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return new Multiget(found, missing, unreadable, date == null ? Instant.EPOCH : date);
  }

  private void chunk(List<String> ids) {
    ApiResponse<List<MultigetEntry>> answer =
        api.sendForResponse(
            ApiRequest.get("items.multiget", "/items")
                .queryList("ids", ids)
                .queryList("attributes", fields)
                .query("include_attributes", "all"),
            ENTRIES);
    if (date == null) {
      date = answer.date();
    }
    List<Item> items = new ArrayList<>();
    List<MultigetEntry> entries = answer.body();
    for (int i = 0; i < entries.size(); i++) {
      MultigetEntry entry = entries.get(i);
      String id = i < ids.size() ? ids.get(i) : "";
      Entry<Item> body = entry.body();
      if (entry.code() != FOUND || body == null) {
        missing.add(new Multiget.Missing(id, entry.code()));
      } else if (body instanceof Entry.Read<Item> read) {
        items.add(read.value());
      } else {
        unreadable.add(new Multiget.Unreadable(id, ((Entry.Unreadable<Item>) body).reason()));
      }
    }
    found.addAll(completed(items));
  }

  /**
   * The attributes of variations, among them the SKU, are promised only for the read of one item.
   * Where no variation of the whole answer has any, the items are read one by one.
   */
  private List<Item> completed(List<Item> items) {
    boolean wanted = fields.isEmpty() || fields.contains("variations");
    boolean given =
        items.stream()
            .flatMap(item -> item.variations().stream())
            .anyMatch(variation -> !variation.attributes().isEmpty());
    if (!wanted || given) {
      return items;
    }
    List<Item> complete = new ArrayList<>();
    for (Item item : items) {
      if (item.variations().isEmpty()) {
        complete.add(item);
      } else {
        one(item.id()).ifPresent(complete::add);
      }
    }
    return complete;
  }

  private Optional<Item> one(String id) {
    try {
      return Optional.of(
          api.send(
              ApiRequest.get("items.get", "/items/{id}")
                  .path("id", id)
                  .query("include_attributes", "all"),
              Item.class));
    } catch (UnreadableException unexpected) {
      unreadable.add(new Multiget.Unreadable(id, String.valueOf(unexpected.getMessage())));
      return Optional.empty();
    }
  }
}

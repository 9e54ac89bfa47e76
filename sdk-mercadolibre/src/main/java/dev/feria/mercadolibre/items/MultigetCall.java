package dev.feria.mercadolibre.items;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.mercadolibre.internal.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    return new Multiget(found, missing, date == null ? Instant.EPOCH : date);
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
      if (entry.code() == FOUND && entry.body() != null) {
        items.add(item(entry.body().text()));
      } else {
        missing.add(new Multiget.Missing(i < ids.size() ? ids.get(i) : "", entry.code()));
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
    return items.stream().map(item -> item.variations().isEmpty() ? item : one(item.id())).toList();
  }

  private Item one(String id) {
    return api.send(
        ApiRequest.get("items.get", "/items/{id}")
            .path("id", id)
            .query("include_attributes", "all"),
        Item.class);
  }

  private static Item item(String json) {
    try {
      return Json.standard().read(json, Item.class);
    } catch (IOException unexpected) {
      throw new UnreadableException(
          new ProviderException.Failure(
              "mercadolibre", "items.multiget", FOUND, null, null, 1, null),
          null,
          unexpected);
    }
  }
}

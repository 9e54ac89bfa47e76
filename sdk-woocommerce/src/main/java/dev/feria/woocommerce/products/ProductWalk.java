package dev.feria.woocommerce.products;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks products or variations by id. Pages overlap by one row: when one that was read is deleted,
 * the rest moves up, the overlap is missing, and the walk steps back until it finds it.
 */
final class ProductWalk {
  private static final JsonType<List<Entry<Product>>> PRODUCTS =
      JsonType.listOf(JsonType.<Entry<Product>>generic(Entry.class, Product.class));

  private final Api api;
  private final String fields;
  private final Object[] path;

  /**
   * Makes a walk.
   *
   * @param path of what is listed; products if nothing is said
   */
  ProductWalk(Api api, String fields, Object... path) {
    this.api = api;
    this.fields = fields;
    this.path = path.length == 0 ? new Object[] {"products"} : path.clone();
  }

  /**
   * Where a walk stands.
   *
   * @param last id of the row read last, which comes again; null where there is none to expect
   */
  private record Position(int offset, int size, @Nullable Long last) {
    static Position parse(@Nullable String cursor) {
      if (cursor == null) {
        return new Position(0, Paging.LARGEST, null);
      }
      String[] part = cursor.split("\\.", -1);
      if (part.length != 4 || !part[0].equals("p1")) {
        throw new IllegalArgumentException("not a cursor of products: " + cursor);
      }
      try {
        return new Position(
            Integer.parseInt(part[1]),
            Integer.parseInt(part[2]),
            part[3].isEmpty() ? null : Long.valueOf(part[3]));
      } catch (NumberFormatException notNumber) {
        throw new IllegalArgumentException("not a cursor of products: " + cursor, notNumber);
      }
    }

    String text() {
      return "p1." + offset + "." + size + "." + (last == null ? "" : last);
    }
  }

  Page<Entry<Product>> page(@Nullable String cursor) {
    Position at = Position.parse(cursor);
    var sized = fetch(at);
    while (at.offset() > 0 && at.last() != null && startsBehind(at.last(), sized.page().body())) {
      at = new Position(Math.max(0, at.offset() - (sized.size() - 1)), sized.size(), at.last());
      sized = fetch(at);
    }
    Answer<List<Entry<Product>>> answer = sized.page();
    List<Entry<Product>> rows = answer.body();
    Long seen = at.last();
    List<Entry<Product>> fresh =
        rows.stream()
            .filter(
                row -> {
                  Long id = id(row);
                  return seen == null || id == null || id > seen;
                })
            .toList();
    Position next = next(at, sized);
    return new Page<>(
        fresh,
        next == null ? null : next.text(),
        Paging.total(answer.headers()),
        answer.observedOrDate());
  }

  private @Nullable Position next(Position at, Paging.Sized<Answer<List<Entry<Product>>>> sized) {
    List<Entry<Product>> rows = sized.page().body();
    boolean last =
        Paging.isLast(
            sized.page().headers(), new Paging.Window(at.offset(), sized.size(), rows.size()));
    if (last) {
      return null;
    }
    Long id = id(rows.get(rows.size() - 1));
    boolean overlap = id != null && rows.size() > 1;
    return new Position(
        at.offset() + rows.size() - (overlap ? 1 : 0), sized.size(), overlap ? id : null);
  }

  /** By id, everything up to the last row read must come no later than at the page's start. */
  private static boolean startsBehind(long last, List<Entry<Product>> rows) {
    if (rows.isEmpty()) {
      return true;
    }
    for (Entry<Product> row : rows) {
      Long id = id(row);
      if (id != null) {
        return id > last;
      }
    }
    return false;
  }

  private Paging.Sized<Answer<List<Entry<Product>>>> fetch(Position at) {
    return Paging.adapting(
        at.size(),
        size -> {
          ApiRequest request =
              api.get(path.length == 1 ? "products.list" : "variations.list", path)
                  .query("orderby", "id")
                  .query("order", "asc")
                  .query("per_page", size)
                  .query("_fields", fields);
          return api.answer(
              at.offset() > 0 ? request.query("offset", at.offset()) : request, PRODUCTS);
        });
  }

  private static @Nullable Long id(Entry<Product> row) {
    String id =
        row instanceof Entry.Read<Product> read
            ? read.value().id()
            : ((Entry.Unreadable<Product>) row).reference();
    return id != null && id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null;
  }
}

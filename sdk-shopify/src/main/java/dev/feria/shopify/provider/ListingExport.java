package dev.feria.shopify.provider;

import dev.feria.core.commerce.Listing;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.RejectedException;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.retry.Sleeper;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.bulk.BulkChunk;
import dev.feria.shopify.bulk.BulkLine;
import dev.feria.shopify.bulk.BulkOperation;
import dev.feria.shopify.bulk.BulkStatus;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.products.Product;
import dev.feria.shopify.wire.Gid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks all listings by a bulk operation. Each page is a part of the result, so a walk needs the
 * memory of one part and goes on at its byte, also in another process. A result that is gone is
 * made again, and read from its start.
 */
final class ListingExport {
  private static final String OPERATION = "BulkOperation";
  private static final int CHUNK = 512 * 1024;
  private static final int LONGEST_CHUNK = 16 * 1024 * 1024;
  private static final int MOST_STARTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final ShopifyClient client;
  private final Places places;
  private final Supplier<Listings> translation;
  private final Sleeper sleeper;

  ListingExport(
      ShopifyClient client, Places places, Supplier<Listings> translation, Sleeper sleeper) {
    this.client = client;
    this.places = places;
    this.translation = translation;
    this.sleeper = sleeper;
  }

  /** Starts an export and returns a page without listings. */
  Page<Entry<Listing>> begin(int starts) {
    BulkOperation started = client.bulk().run(ExportLines.query(places.selling().locations()));
    return Page.of(List.of(), new ExportCursor(Gid.number(started.id()), 0, 0, starts).text());
  }

  Page<Entry<Listing>> page(String text) {
    ExportCursor cursor = ExportCursor.parse(text);
    Optional<BulkOperation> found = client.bulk().find(Gid.of(OPERATION, cursor.operation()));
    if (found.isEmpty()) {
      return again(cursor);
    }
    BulkOperation operation = found.get();
    if (!operation.isOver()) {
      pause(cursor.waits());
      return Page.of(List.of(), cursor.waited().text());
    }
    if (!BulkStatus.COMPLETED.equals(operation.status())) {
      return again(cursor);
    }
    String url = operation.url();
    if (url == null) {
      Long objects = operation.objectCount();
      return objects == null || objects == 0 ? Page.of(List.of(), null) : again(cursor);
    }
    try {
      return read(operation, url, cursor);
    } catch (RejectedException gone) {
      if (gone.failure().operation().equals("bulk.download")) {
        return again(cursor);
      }
      throw gone;
    }
  }

  private Page<Entry<Listing>> read(BulkOperation operation, String url, ExportCursor cursor) {
    for (int length = CHUNK; ; length *= 2) {
      BulkChunk chunk = client.bulk().lines(url, cursor.offset(), length);
      long end = chunk.isLast() ? chunk.next() : lastProduct(chunk, cursor.offset());
      if (end > cursor.offset() || chunk.isLast()) {
        return page(operation, chunk, end, cursor);
      }
      if (length >= LONGEST_CHUNK) {
        throw Errors.unreadable("bulk.download", "a product of more than 16 MiB");
      }
    }
  }

  /** The last product of a part may go on in the next part, which therefore begins with it. */
  private static long lastProduct(BulkChunk chunk, long from) {
    for (int i = chunk.lines().size() - 1; i >= 0; i--) {
      BulkLine line = chunk.lines().get(i);
      if (!line.json().contains("\"__parentId\"")) {
        return line.start();
      }
    }
    return chunk.lines().isEmpty() ? from : chunk.next(); // variants apart from their products
  }

  private Page<Entry<Listing>> page(
      BulkOperation operation, BulkChunk chunk, long end, ExportCursor cursor) {
    ExportLines lines = new ExportLines();
    for (BulkLine line : chunk.lines()) {
      if (line.start() < end) {
        lines.take(line);
      }
    }
    Instant readAt = operation.createdAt() == null ? Instant.EPOCH : operation.createdAt();
    List<Entry<Product>> products = lines.finish();
    Listings translate = translation.get();
    List<Entry<Listing>> entries =
        new ArrayList<>(ListingWalk.entries(translate, products, readAt));
    for (String product : lines.scattered()) {
      entries.addAll(single(translate, product));
    }
    boolean over = chunk.isLast() && end == chunk.next();
    return new Page<>(
        entries, over ? null : cursor.at(end).text(), operation.rootObjectCount(), readAt);
  }

  private List<Entry<Listing>> single(Listings translate, String product) {
    Optional<ApiResponse<Product>> found =
        client.products().find(product, places.selling().levels());
    return found
        .map(
            answer ->
                ListingWalk.entries(translate, List.of(Entry.of(answer.body())), answer.date()))
        .orElse(List.of());
  }

  private Page<Entry<Listing>> again(ExportCursor cursor) {
    if (cursor.starts() >= MOST_STARTS) {
      throw ErrorKind.UNAVAILABLE.exception(
          Errors.failure("bulk.run", 200, "bulk_operation_failed"), null, null);
    }
    return begin(cursor.starts() + 1);
  }

  private void pause(int waits) {
    long seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT.toSeconds() + waits);
    try {
      sleeper.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw ErrorKind.UNAVAILABLE.exception(
          Errors.failure("bulk.get", 0, "interrupted"), null, stop);
    }
  }
}

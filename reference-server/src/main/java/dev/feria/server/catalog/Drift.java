package dev.feria.server.catalog;

import dev.feria.server.catalog.DriftStore.Filter;
import dev.feria.server.catalog.DriftStore.Row;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.QuantityEntry;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Explains why channels show other quantities than they should. Thread-safe. */
public final class Drift {
  private final DriftStore store = new DriftStore();
  private final Database database;
  private final Publications publications;

  /** Composes the service. */
  public Drift(Database database, Publications publications) {
    this.database = database;
    this.publications = publications;
  }

  /**
   * Which listings to show; null for all.
   *
   * @param cause the word of a {@link DriftCause}
   */
  public record Choice(@Nullable UUID account, @Nullable UUID product, @Nullable String cause) {}

  /** Lists the listings that show another quantity than they should. */
  public Page<DriftView> list(UUID tenant, Choice choice, @Nullable Cursor from, int limit) {
    if (choice.cause() != null && !DriftCause.words().contains(choice.cause())) {
      throw Problem.invalid("cause", "must be one of the causes that are described").exception();
    }
    return database.inTenant(
        tenant,
        handle -> {
          List<Row> found =
              store.list(
                  handle,
                  tenant,
                  new Filter(choice.account(), choice.product(), choice.cause()),
                  from == null ? null : from.uuid(0),
                  limit + 1);
          Page<Row> page = Page.of(found, limit, row -> Cursor.of(row.listingId()));
          return new Page<>(render(handle, tenant, page.data()), page.next());
        });
  }

  /** Explains one listing, with what was tried and seen of late. */
  public DriftView get(UUID tenant, UUID listing) {
    return database.inTenant(
        tenant,
        handle -> {
          Row row =
              store
                  .find(handle, tenant, listing)
                  .orElseThrow(
                      () ->
                          Problem.notFound("no quantity of ours is shown by this listing")
                              .exception());
          Map<UUID, QuantityEntry> failures =
              publications.lastFailures(handle, tenant, List.of(listing));
          return view(
              row,
              failures.get(listing),
              publications.history(handle, tenant, listing).stream()
                  .map(DriftView.Entry::of)
                  .toList());
        });
  }

  private List<DriftView> render(Handle handle, UUID tenant, List<Row> rows) {
    Map<UUID, QuantityEntry> failures =
        publications.lastFailures(handle, tenant, rows.stream().map(Row::listingId).toList());
    return rows.stream().map(row -> view(row, failures.get(row.listingId()), List.of())).toList();
  }

  private static DriftView view(
      Row row, @Nullable QuantityEntry failure, List<DriftView.Entry> history) {
    Integer published = row.published();
    return new DriftView(
        row.listingId(),
        row.accountId(),
        row.account(),
        row.externalId(),
        row.sku(),
        row.title(),
        row.productId(),
        row.shown(),
        row.wanted(),
        row.seenAt(),
        row.cause(),
        published == null || row.publishedAt() == null
            ? null
            : new DriftView.Written(published, row.publishedAt()),
        DriftView.Refused.of(failure),
        row.retryAt(),
        row.ordersUntil(),
        history);
  }
}

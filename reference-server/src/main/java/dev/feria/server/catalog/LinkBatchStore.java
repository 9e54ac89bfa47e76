package dev.feria.server.catalog;

import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables of links that were made together. */
final class LinkBatchStore {
  /** What a listing was before, and became. */
  record Entry(
      UUID listingId,
      UUID accountId,
      @Nullable UUID productBefore,
      @Nullable String linkedByBefore,
      UUID productId,
      Instant linkedAt) {}

  UUID insert(Handle handle, UUID tenant, String actor, Instant now, List<Entry> rows) {
    UUID batch =
        handle
            .createQuery(
                """
                insert into link_batches (tenant_id, actor, made_at) values (:tenant, :actor, :now)
                returning batch_id
                """)
            .bind("tenant", tenant)
            .bind("actor", actor)
            .bind("now", now)
            .mapTo(UUID.class)
            .one();
    handle
        .createUpdate(
            """
            insert into link_batch_rows (tenant_id, batch_id, listing_id, account_id,
              product_before, linked_by_before, product_id, linked_at)
            select :tenant, :batch, n.* from unnest(:listings, :accounts, :before, :by, :products,
              :linked) as n
            """)
        .bind("tenant", tenant)
        .bind("batch", batch)
        .bind("listings", SqlArrays.uuids(rows.stream().map(Entry::listingId).toList()))
        .bind("accounts", SqlArrays.uuids(rows.stream().map(Entry::accountId).toList()))
        .bind("before", SqlArrays.uuids(rows.stream().map(Entry::productBefore).toList()))
        .bind("by", SqlArrays.texts(rows.stream().map(Entry::linkedByBefore).toList()))
        .bind("products", SqlArrays.uuids(rows.stream().map(Entry::productId).toList()))
        .bind("linked", SqlArrays.instants(rows.stream().map(Entry::linkedAt).toList()))
        .execute();
    return batch;
  }

  /** A batch, undone or not. */
  record Head(@Nullable Instant undoneAt) {}

  /** Finds a batch, and keeps others from undoing it until the transaction ends. */
  Optional<Head> lock(Handle handle, UUID tenant, UUID batch) {
    return handle
        .createQuery(
            """
            select undone_at from link_batches
            where tenant_id = :tenant and batch_id = :batch for update
            """)
        .bind("tenant", tenant)
        .bind("batch", batch)
        .map((row, context) -> new Head(SqlArrays.instant(row, "undone_at")))
        .findOne();
  }

  List<Entry> rows(Handle handle, UUID tenant, UUID batch) {
    return handle
        .createQuery(
            """
            select listing_id, account_id, product_before, linked_by_before, product_id, linked_at
            from link_batch_rows where tenant_id = :tenant and batch_id = :batch
            order by listing_id
            """)
        .bind("tenant", tenant)
        .bind("batch", batch)
        .map(
            (row, context) ->
                new Entry(
                    row.getObject("listing_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getObject("product_before", UUID.class),
                    row.getString("linked_by_before"),
                    row.getObject("product_id", UUID.class),
                    row.getTimestamp("linked_at").toInstant()))
        .list();
  }

  void undone(Handle handle, UUID tenant, UUID batch, String by, Instant now) {
    handle
        .createUpdate(
            """
            update link_batches set undone_at = :now, undone_by = :by
            where tenant_id = :tenant and batch_id = :batch
            """)
        .bind("tenant", tenant)
        .bind("batch", batch)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }
}

package dev.feria.server.ingest;

import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of syncs. */
@Path("/api/v1/syncs")
@Produces(MediaType.APPLICATION_JSON)
public final class SyncsResource {
  private final Syncs syncs;
  private final SyncRetries retries;

  SyncsResource(Syncs syncs, SyncRetries retries) {
    this.syncs = syncs;
    this.retries = retries;
  }

  /** Lists syncs with their statistics, the latest first. */
  @GET
  public Page<Map<String, @Nullable Object>> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable String account,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    int most = Cursor.limit(limit);
    Cursor from = Cursor.parse(cursor, 1);
    List<Sync> rows =
        syncs.list(
            Principal.of(request).tenantId(),
            Ids.find(account),
            kind(kind),
            from == null ? null : from.uuid(0),
            most + 1);
    return Page.of(rows, most, sync -> Cursor.of(sync.syncId())).map(SyncView::of);
  }

  private static @Nullable SyncKind kind(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    for (SyncKind kind : SyncKind.values()) {
      if (kind.wire().equals(text)) {
        return kind;
      }
    }
    throw Problem.invalid("kind", "must be orders or listings").exception();
  }

  /** Shows a sync, also while it runs. */
  @GET
  @Path("{id}")
  public Map<String, @Nullable Object> get(
      @Context ContainerRequestContext request, @PathParam("id") String id) {
    return SyncView.of(require(Principal.of(request).tenantId(), id));
  }

  /** Lists the records that a sync could not store, with reasons. */
  @GET
  @Path("{id}/records")
  public Page<SyncFailure> records(
      @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Sync sync = require(Principal.of(request).tenantId(), id);
    int most = Cursor.limit(limit);
    Cursor from = Cursor.parse(cursor, 1);
    int after = from == null ? 0 : Math.toIntExact(Math.min(from.number(0), Integer.MAX_VALUE));
    List<SyncFailure> rows = syncs.records(sync.tenantId(), sync.syncId(), after, most + 1);
    return Page.of(rows, most, row -> Cursor.of(row.n()));
  }

  /** Tries a record again; the answer tells whether it is resolved now. */
  @POST
  @Path("{id}/records/{n}/retry")
  public SyncFailure retry(
      @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @PathParam("n") String n) {
    Sync sync = require(Principal.of(request).tenantId(), id);
    return retries
        .retry(sync.tenantId(), sync.syncId(), number(n))
        .orElseThrow(() -> Problem.notFound("no such record").exception());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound("no such record").exception();
    }
  }

  private Sync require(UUID tenantId, String id) {
    return syncs
        .find(tenantId, Ids.require(id, "no such sync"))
        .orElseThrow(() -> Problem.notFound("no such sync").exception());
  }
}

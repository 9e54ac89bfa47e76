package dev.feria.server.console.syncs;

import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.ingest.DeadLetter;
import dev.feria.server.ingest.DeadLetters;
import dev.feria.server.ingest.Sync;
import dev.feria.server.ingest.SyncFailure;
import dev.feria.server.ingest.SyncRetries;
import dev.feria.server.ingest.Syncs;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages of syncs, of their failed records, and of dead letters. */
@Path("/syncs")
public final class SyncPages {
  private static final String SECTION = "syncs";
  private static final int ROWS = 50;
  private static final int DEAD = 200;

  private final Pages pages;
  private final Services services;
  private final SyncRows rows;
  private final Accounts accounts;

  /** What the pages show and do. */
  public record Services(Syncs syncs, SyncRetries retries, DeadLetters deadLetters) {}

  /** Composes the pages. */
  public SyncPages(Pages pages, Services services, SyncRows rows, Accounts accounts) {
    this.pages = pages;
    this.services = services;
    this.rows = rows;
    this.accounts = accounts;
  }

  /** Lists syncs, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Cursor cursor = Cursor.parse(visit.query("after"), 1);
    UUID after = cursor == null ? null : cursor.uuid(0);
    Page<SyncRow> page =
        Page.of(rows.list(visit.tenant(), after, ROWS + 1), ROWS, row -> Cursor.of(row.id()));
    String next = page.next() == null ? null : "/syncs?after=" + page.next();
    return visit.page(
        SECTION, "syncs/syncs.jte", new SyncsView(page.data(), next, dead(visit.tenant()).size()));
  }

  private List<DeadLetter> dead(UUID tenant) {
    return services.deadLetters().list(tenant, null, null, DEAD);
  }

  /** Shows a sync and the records that it could not store. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    Sync sync = sync(visit.tenant(), id);
    Cursor cursor = Cursor.parse(visit.query("after"), 1);
    int after = cursor == null ? 0 : (int) cursor.number(0);
    Page<SyncFailure> page =
        Page.of(
            services.syncs().records(visit.tenant(), id, after, ROWS + 1),
            ROWS,
            record -> Cursor.of(record.n()));
    return visit.page(
        SECTION,
        "syncs/sync.jte",
        new SyncView(
            rows.row(sync),
            page.data().stream().map(record -> record(id, record)).toList(),
            page.next() == null ? null : "/syncs/" + id + "?after=" + page.next()));
  }

  private Sync sync(UUID tenant, UUID id) {
    return services
        .syncs()
        .find(tenant, id)
        .orElseThrow(() -> Problem.notFound("there is no sync of this id").exception());
  }

  private static SyncRecordRow record(UUID sync, SyncFailure record) {
    return new SyncRecordRow(
        sync.toString(),
        record.n(),
        record.kind(),
        record.externalId(),
        record.outcome(),
        record.reason(),
        record.retriedAt() == null ? record.at() : record.retriedAt());
  }

  /** Sends how far a sync is. */
  @GET
  @Path("{id}/status")
  public Response status(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.part("syncs/status.jte", Map.of("row", rows.row(sync(visit.tenant(), id))));
  }

  /** Tries a failed record again. */
  @POST
  @Path("{id}/records/{n}/retry")
  public Response retry(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, @PathParam("n") int n) {
    Visit visit = pages.visit(request);
    SyncFailure record = retried(visit, id, n);
    return visit.partial()
        ? visit.part("syncs/record.jte", Map.of("record", record(id, record)))
        : visit.go("/syncs/" + id, "retried");
  }

  private SyncFailure retried(Visit visit, UUID id, int n) {
    try {
      return services
          .retries()
          .retry(visit.tenant(), id, n)
          .orElseThrow(() -> Problem.notFound("there is no such record").exception());
    } catch (ProviderException e) {
      throw Problem.of(Problems.type(e), 409, "The provider did not answer", e.getMessage())
          .exception();
    }
  }

  /** Shows what was tried too often. */
  @GET
  @Path("dead-letters")
  public Response deadLetters(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Map<UUID, String> names =
        accounts.list(visit.tenant()).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    List<DeadLetterRow> letters =
        dead(visit.tenant()).stream()
            .map(
                letter ->
                    new DeadLetterRow(
                        letter.deadLetterId().toString(),
                        name(names, letter.accountId()),
                        letter.subject(),
                        letter.attempts(),
                        letter.reason(),
                        letter.diedAt()))
            .toList();
    return visit.page(SECTION, "syncs/dead-letters.jte", new DeadLettersView(letters));
  }

  private static String name(Map<UUID, String> names, @Nullable UUID account) {
    return account == null ? "" : names.getOrDefault(account, "");
  }

  /** Lets all dead letters be handled again. */
  @POST
  @Path("dead-letters/replay")
  public Response replayAll(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    services.deadLetters().replayAll(visit.tenant(), null, visit.principal().actor());
    return visit.go("/syncs/dead-letters", "replayed");
  }

  /** Lets a dead letter be handled again. */
  @POST
  @Path("dead-letters/{id}/replay")
  public Response replay(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    if (!services.deadLetters().replay(visit.tenant(), id, visit.principal().actor())) {
      throw Problem.notFound("there is no such dead letter").exception();
    }
    return visit.go("/syncs/dead-letters", "replayed");
  }
}

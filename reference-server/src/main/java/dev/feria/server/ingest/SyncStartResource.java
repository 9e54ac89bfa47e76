package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemMapper;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Begins syncs: {@code sync-orders}, {@code sync-listings}, and {@code sync-products}, which means
 * the same as the second. Answers 200 with the statistics when the sync has ended within {@code
 * wait} (5 s by default, 2 min at most), else 202 with what is done so far.
 */
@Path("/api/v1/integrations/{provider}/{what: sync-orders|sync-listings|sync-products}")
@Produces(MediaType.APPLICATION_JSON)
public final class SyncStartResource {
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Syncs syncs;
  private final SyncWaits waits;
  private final AccountPicker accounts;

  SyncStartResource(Syncs syncs, SyncWaits waits, AccountPicker accounts) {
    this.syncs = syncs;
    this.waits = waits;
    this.accounts = accounts;
  }

  /** Begins a sync, or follows the one that runs. */
  @POST
  public void start(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @PathParam("what") String what,
      @QueryParam("account") @Nullable String account,
      @QueryParam("wait") @Nullable String wait,
      @Suspended AsyncResponse response) {
    Duration patience = patience(wait);
    Principal caller = Principal.of(request);
    AccountRow row = accounts.pick(caller.tenantId(), provider, account);
    SyncKind kind = what.equals("sync-orders") ? SyncKind.ORDERS : SyncKind.LISTINGS;
    Sync sync = syncs.start(row, kind, caller.actor());
    waits.await(sync, patience, now -> response.resume(answer(now)));
  }

  private static Duration patience(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT_WAIT;
    }
    try {
      Duration wait = Duration.parse(text);
      if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) {
        return wait;
      }
    } catch (DateTimeException e) {
      throw wrongWait();
    }
    throw wrongWait();
  }

  private static RuntimeException wrongWait() {
    return Problem.invalid("wait", "must be a duration from PT0S to PT2M, such as PT30S")
        .exception();
  }

  private static Response answer(@Nullable Sync sync) {
    if (sync == null) {
      return ProblemMapper.answer(Problem.notFound("no such sync"), null);
    }
    int status = sync.status().isFinal() ? 200 : 202;
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(SyncView.of(sync))
        .build();
  }
}

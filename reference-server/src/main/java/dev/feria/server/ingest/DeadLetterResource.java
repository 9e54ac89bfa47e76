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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that could not be handled. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadLetterResource {
  private final DeadLetters deadLetters;

  /** Serves dead letters. */
  public DeadLetterResource(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /** What a replay answers. */
  public record Replayed(int replayed) {}

  /** Lists dead letters with their reasons, the latest first. */
  @GET
  public Page<DeadLetter> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable String account,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Principal caller = Principal.of(request);
    int most = Cursor.limit(limit);
    Cursor from = Cursor.parse(cursor, 1);
    List<DeadLetter> rows =
        deadLetters.list(
            caller.tenantId(), Ids.find(account), from == null ? null : from.uuid(0), most + 1);
    return Page.of(rows, most, letter -> Cursor.of(letter.deadLetterId()));
  }

  /** Lets one be handled again. */
  @POST
  @Path("{id}/replay")
  public Replayed replay(@Context ContainerRequestContext request, @PathParam("id") String id) {
    Principal caller = Principal.of(request);
    UUID letter = Ids.require(id, "no such dead letter");
    if (!deadLetters.replay(caller.tenantId(), letter, caller.actor())) {
      throw Problem.notFound("no such dead letter").exception();
    }
    return new Replayed(1);
  }

  /** Lets all be handled again, or all of one account. */
  @POST
  @Path("replay")
  public Replayed replayAll(
      @Context ContainerRequestContext request, @QueryParam("account") @Nullable String account) {
    Principal caller = Principal.of(request);
    return new Replayed(
        deadLetters.replayAll(caller.tenantId(), Ids.find(account), caller.actor()));
  }
}

package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what a channel shows with what it should, when a person asks. */
@Path("/api/v1/integrations/{provider}/reconcile")
@Produces(MediaType.APPLICATION_JSON)
public final class ReconcileResource {
  private final Sweeps sweeps;
  private final AccountPicker accounts;
  private final Clock clock;

  ReconcileResource(Sweeps sweeps, AccountPicker accounts, Clock clock) {
    this.sweeps = sweeps;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What was asked for. */
  public record Asked(UUID accountId, Instant requestedAt) {}

  /** Asks for it; asking again while it waits changes nothing. */
  @POST
  public Response start(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    AccountRow row = accounts.pick(Principal.of(request).tenantId(), provider, account);
    sweeps.askToReconcile(row);
    return Response.accepted(new Asked(row.accountId(), clock.instant())).build();
  }
}

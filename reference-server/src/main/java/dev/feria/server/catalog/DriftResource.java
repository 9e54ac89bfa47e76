package dev.feria.server.catalog;

import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/drift}. */
@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
public final class DriftResource {
  private final Drift drift;

  /** Renders what a service finds. */
  public DriftResource(Drift drift) {
    this.drift = drift;
  }

  /** Lists the listings that show another quantity than they should. */
  @GET
  public Page<DriftView> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("product") @Nullable UUID product,
      @QueryParam("cause") @Nullable String cause,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return drift.list(
        Principal.of(request).tenantId(),
        new Drift.Choice(account, product, cause),
        Cursor.parse(cursor, 1),
        Cursor.limit(limit));
  }

  /** Explains one listing. */
  @GET
  @Path("{listing}")
  public DriftView get(
      @Context ContainerRequestContext request, @PathParam("listing") UUID listing) {
    return drift.get(Principal.of(request).tenantId(), listing);
  }
}

package dev.feria.server.sales;

import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sales}. */
@Path("/api/v1/sales")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SalesResource {
  private final Counter counter;

  /** Renders what a service does. */
  public SalesResource(Counter counter) {
    this.counter = counter;
  }

  /** Lists sales, newest first. */
  @GET
  public Page<SaleView> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("source") @Nullable String source,
      @QueryParam("status") @Nullable String status,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String search,
      @QueryParam("oversold") @Nullable Boolean oversold,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var choice =
        new Counter.Choice(
            account,
            source,
            status,
            Times.parse("from", from),
            Times.parse("to", to),
            search,
            oversold);
    return counter.list(
        Principal.of(request).tenantId(), choice, Cursor.parse(cursor, 2), Cursor.limit(limit));
  }

  /** Shows a sale. */
  @GET
  @Path("{id}")
  public SaleView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return counter.get(Principal.of(request).tenantId(), id);
  }

  /** Sells over the counter. */
  @POST
  public Response sell(
      @Context ContainerRequestContext request,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      NewSale body) {
    SaleView made = counter.sell(Principal.of(request), body, key);
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Cancels a sale over the counter. */
  @POST
  @Path("{id}/cancel")
  public SaleView cancel(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return counter.cancel(Principal.of(request), id);
  }

  /** Says that an oversold sale is dealt with. */
  @POST
  @Path("{id}/oversell/resolve")
  public SaleView resolve(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return counter.resolveOversell(Principal.of(request), id);
  }
}

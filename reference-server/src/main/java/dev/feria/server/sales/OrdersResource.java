package dev.feria.server.sales;

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

/** {@code /api/v1/orders}. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
public final class OrdersResource {
  private final Orders orders;

  /** Renders what a service reads. */
  public OrdersResource(Orders orders) {
    this.orders = orders;
  }

  /** Lists orders, the last placed first. */
  @GET
  public Page<OrderView> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("state") @Nullable String state,
      @QueryParam("unmatched") @Nullable Boolean unmatched,
      @QueryParam("sent") @Nullable Boolean sent,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String search,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    var choice =
        new Orders.Choice(
            account,
            state,
            unmatched,
            sent,
            Times.parse("from", from),
            Times.parse("to", to),
            search);
    return orders.list(
        Principal.of(request).tenantId(), choice, Cursor.parse(cursor, 2), Cursor.limit(limit));
  }

  /** Shows an order. */
  @GET
  @Path("{id}")
  public OrderView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return orders.get(Principal.of(request).tenantId(), id);
  }
}

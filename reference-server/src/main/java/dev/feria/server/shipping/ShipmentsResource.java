package dev.feria.server.shipping;

import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/v1/orders/{id}/shipments}. */
@Path("/api/v1/orders/{id}/shipments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ShipmentsResource {
  private final Shipments shipments;

  /** Renders what a service does. */
  public ShipmentsResource(Shipments shipments) {
    this.shipments = shipments;
  }

  /** Lists the shipments of an order, the oldest first. */
  @GET
  public Page<ShipmentView> list(
      @Context ContainerRequestContext request, @PathParam("id") UUID order) {
    return new Page<>(shipments.list(Principal.of(request).tenantId(), order), null);
  }

  /** Marks goods of an order as sent. */
  @POST
  public Response create(
      @Context ContainerRequestContext request, @PathParam("id") UUID order, NewShipment body) {
    ShipmentView made = shipments.create(Principal.of(request), order, body);
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Corrects the tracking. */
  @PUT
  @Path("{shipment}")
  public ShipmentView correct(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID order,
      @PathParam("shipment") UUID shipment,
      Tracking body) {
    return shipments.correct(Principal.of(request), order, shipment, body);
  }

  /** Tells the provider again. */
  @POST
  @Path("{shipment}/retry")
  public ShipmentView retry(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID order,
      @PathParam("shipment") UUID shipment) {
    return shipments.retry(Principal.of(request), order, shipment);
  }
}

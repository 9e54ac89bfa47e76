package dev.feria.server.console.sales;

import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.sales.OrderView;
import dev.feria.server.sales.Orders;
import dev.feria.server.shipping.NewShipment;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.shipping.Tracking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms that mark goods of an order as sent. */
@Path("/orders/{id}/shipments")
public final class ShipmentForms {
  private static final int LONGEST = 100;
  private static final int LONGEST_URL = 1_000;

  private final Pages pages;
  private final Orders orders;
  private final Shipments shipments;
  private final ShipmentRows rows;

  /** Composes the forms. */
  public ShipmentForms(Pages pages, Orders orders, Shipments shipments) {
    this.pages = pages;
    this.orders = orders;
    this.shipments = shipments;
    this.rows = new ShipmentRows(shipments);
  }

  /** Sends how far the channel has been told. */
  @GET
  public Response list(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    OrderView order = orders.get(visit.tenant(), id);
    return visit.part("sales/shipments.jte", Map.of("view", rows.view(visit, order)));
  }

  /** Marks goods as sent. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    try {
      Tracking tracking = tracking(form);
      List<NewShipment.Line> lines = lines(form);
      Map<String, Integer> left = shipments.left(visit.tenant(), orders.get(visit.tenant(), id));
      shipments.create(
          visit.principal(),
          id,
          new NewShipment(
              tracking.carrier(),
              tracking.trackingNumber(),
              tracking.trackingUrl(),
              isAll(lines, left) ? List.of() : lines));
      return visit.go("/orders/" + id, "shipped");
    } catch (ProblemException e) {
      return visit.message(422, "bad", Problems.text(visit.texts(), e));
    }
  }

  private static boolean isAll(List<NewShipment.Line> lines, Map<String, Integer> left) {
    return lines.size() == left.size()
        && lines.stream().allMatch(line -> left.getOrDefault(line.line(), 0) == line.quantity());
  }

  private static List<NewShipment.Line> lines(MultivaluedMap<String, String> form) {
    List<String> ids = form.getOrDefault("line", List.of());
    List<String> quantities = form.getOrDefault("quantity", List.of());
    List<NewShipment.Line> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(ids.size(), quantities.size()); i++) {
      String quantity = quantities.get(i).strip();
      if (!quantity.matches("[0-9]{1,6}")) {
        throw Problem.invalid("quantity", "must be a whole number").exception();
      }
      if (Integer.parseInt(quantity) > 0) {
        lines.add(new NewShipment.Line(ids.get(i), Integer.parseInt(quantity)));
      }
    }
    if (lines.isEmpty()) {
      throw Problem.invalid("quantity", "must be at least 1 of something").exception();
    }
    return lines;
  }

  private static Tracking tracking(MultivaluedMap<String, String> form) {
    return new Tracking(
        text(form, "carrier", LONGEST),
        text(form, "tracking_number", LONGEST),
        text(form, "tracking_url", LONGEST_URL));
  }

  private static @Nullable String text(
      MultivaluedMap<String, String> form, String name, int longest) {
    String value = form.getFirst(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.strip().length() > longest) {
      throw Problem.invalid(name, "must have at most " + longest + " characters").exception();
    }
    return value.strip();
  }

  /** Shows the form that corrects the tracking. */
  @GET
  @Path("{shipment}")
  public Response form(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("shipment") UUID shipment) {
    Visit visit = pages.visit(request);
    OrderView order = orders.get(visit.tenant(), id);
    ShipmentRow row =
        rows.view(visit, order).shipments().stream()
            .filter(one -> one.id().equals(shipment.toString()))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("there is no such shipment").exception());
    return visit.page(
        "orders", "sales/shipment.jte", new ShipmentPage(id.toString(), order.externalId(), row));
  }

  /** Corrects the tracking. */
  @POST
  @Path("{shipment}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response correct(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("shipment") UUID shipment,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    try {
      shipments.correct(visit.principal(), id, shipment, tracking(form));
      return visit.go("/orders/" + id, "corrected");
    } catch (ProblemException e) {
      return visit.message(422, "bad", Problems.text(visit.texts(), e));
    }
  }

  /** Has the channel told again. */
  @POST
  @Path("{shipment}/retry")
  public Response retry(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("shipment") UUID shipment) {
    Visit visit = pages.visit(request);
    shipments.retry(visit.principal(), id, shipment);
    return visit.go("/orders/" + id, "retold");
  }
}

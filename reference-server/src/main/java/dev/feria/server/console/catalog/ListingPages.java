package dev.feria.server.console.catalog;

import dev.feria.server.catalog.LinkTarget;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ListingView;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page that shows listings, and the dialog that links them. */
@Path("/listings")
public final class ListingPages {
  private static final int ROWS = 50;
  private static final int CHOICES = 8;

  private final Pages pages;
  private final ListingDesk desk;
  private final ProductRows rows;
  private final ListingViews views;
  private final AccountCards accounts;

  /** Composes the pages. */
  public ListingPages(
      Pages pages, ListingDesk desk, ProductRows rows, ProductViews views, AccountCards accounts) {
    this.pages = pages;
    this.desk = desk;
    this.rows = rows;
    this.views = views.listings();
    this.accounts = accounts;
  }

  /** Lists listings, those without a product first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Page<ListingView> page =
        desk.list(visit.tenant(), choice(visit), Cursor.parse(visit.query("after"), 2), ROWS);
    return visit.page(
        "listings",
        "listings/listings.jte",
        new ListingsView(
            visit.query("q"),
            visit.query("match"),
            visit.query("account"),
            accounts.choices(visit),
            views.rows(visit.texts(), visit.tenant(), page.data()),
            next(visit, page.next())));
  }

  private static ListingDesk.Choice choice(Visit visit) {
    Boolean linked =
        switch (visit.query("match")) {
          case "unmatched" -> Boolean.FALSE;
          case "matched" -> Boolean.TRUE;
          default -> null;
        };
    return new ListingDesk.Choice(visit.id("account"), linked, null, null, visit.query("q"));
  }

  private static @Nullable String next(Visit visit, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : List.of("q", "match", "account")) {
      query.put(name, visit.query(name));
    }
    query.put("after", cursor);
    return Visit.href("/listings", query);
  }

  /** Sends those rows that are no longer as the page shows them. */
  @GET
  @Path("changes")
  public Response changes(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Stamps shown = Stamps.parse(visit.query("have"));
    List<ListingRow> changed =
        views.rows(visit.texts(), visit.tenant(), desk.of(visit.tenant(), shown.ids())).stream()
            .filter(row -> !shown.contains(row.stamp()))
            .toList();
    return changed.isEmpty()
        ? Response.noContent().build()
        : visit.part("listings/changes.jte", Map.of("rows", changed));
  }

  /** Opens the dialog that links a listing. */
  @GET
  @Path("{id}/link")
  public Response dialog(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.part("listings/link.jte", Map.of("view", choices(visit, id, null)));
  }

  /** Searches for products to link a listing to. */
  @GET
  @Path("{id}/link/products")
  public Response search(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.part("listings/choices.jte", Map.of("view", choices(visit, id, visit.query("q"))));
  }

  /** Finds products; without a search those that the listing's title suggests. */
  private LinkView choices(Visit visit, UUID id, @Nullable String search) {
    UUID tenant = visit.tenant();
    ListingView listing = desk.get(tenant, id);
    String wanted = search == null ? listing.title().split(" ", 2)[0] : search;
    List<ProductRow> found = rows.list(tenant, wanted, null, CHOICES).data();
    if (found.isEmpty() && search == null) {
      found = rows.list(tenant, "", null, CHOICES).data();
    }
    return new LinkView(views.row(visit.texts(), tenant, listing), found);
  }

  /** Links a listing to a product. */
  @POST
  @Path("{id}/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response link(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("product") UUID product) {
    Visit visit = pages.visit(request);
    return row(visit, desk.link(visit.principal(), id, new LinkTarget(null, product, null)));
  }

  /** Makes a product of a listing; one without a SKU needs the SKU of the product to be. */
  @POST
  @Path("{id}/product")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("sku") @Nullable String sku) {
    Visit visit = pages.visit(request);
    String wanted = sku == null || sku.isBlank() ? null : sku;
    return row(visit, desk.link(visit.principal(), id, new LinkTarget(wanted, null, true)));
  }

  /** Takes a listing's product away. */
  @POST
  @Path("{id}/unlink")
  public Response unlink(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return row(visit, desk.unlink(visit.principal(), id));
  }

  private Response row(Visit visit, ListingView listing) {
    return visit.part(
        "listings/row.jte", Map.of("row", views.row(visit.texts(), visit.tenant(), listing)));
  }

  /** Publishes a listing's quantity again. */
  @POST
  @Path("{id}/retry")
  public Response retry(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    ListingView listing = desk.publish(visit.principal(), id);
    return visit.part(
        "listings/publication.jte",
        Map.of("row", views.row(visit.texts(), visit.tenant(), listing)));
  }
}

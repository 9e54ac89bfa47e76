package dev.feria.server.console.catalog;

import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.CatalogReading.ListingFilter;
import dev.feria.server.catalog.CatalogReading.ListingPlace;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
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
  private final CatalogReading catalog;
  private final ProductRows products;
  private final ListingViews views;
  private final AccountCards accounts;

  /** Composes the pages. */
  public ListingPages(
      Pages pages,
      CatalogReading catalog,
      ProductRows products,
      ProductViews views,
      AccountCards accounts) {
    this.pages = pages;
    this.catalog = catalog;
    this.products = products;
    this.views = views.listings();
    this.accounts = accounts;
  }

  /** Lists listings, those without a product first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Cursor cursor = Cursor.parse(visit.query("after"), 2);
    ListingPlace after =
        cursor == null
            ? null
            : new ListingPlace(Boolean.parseBoolean(cursor.string(0)), cursor.uuid(1));
    List<dev.feria.server.catalog.ListingRow> found =
        catalog.listings(visit.tenant(), filter(visit), after, ROWS + 1);
    List<dev.feria.server.catalog.ListingRow> shown =
        found.subList(0, Math.min(ROWS, found.size()));
    return visit.page(
        "listings",
        "listings/listings.jte",
        new ListingsView(
            visit.query("q"),
            visit.query("match"),
            visit.query("account"),
            accounts.choices(visit),
            views.rows(visit.texts(), visit.tenant(), shown),
            found.size() > ROWS ? next(visit, shown.get(ROWS - 1)) : null));
  }

  private static ListingFilter filter(Visit visit) {
    Boolean linked =
        switch (visit.query("match")) {
          case "unmatched" -> Boolean.FALSE;
          case "matched" -> Boolean.TRUE;
          default -> null;
        };
    return new ListingFilter(visit.id("account"), linked, null, visit.query("q"));
  }

  private static String next(Visit visit, dev.feria.server.catalog.ListingRow last) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : List.of("q", "match", "account")) {
      query.put(name, visit.query(name));
    }
    query.put("after", Cursor.of(last.productId() != null, last.listingId()).text());
    return Visit.href("/listings", query);
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
  public Response products(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.part("listings/choices.jte", Map.of("view", choices(visit, id, visit.query("q"))));
  }

  /** Finds products; without a search those that the listing's SKU or title suggests. */
  private LinkView choices(Visit visit, UUID id, @Nullable String search) {
    UUID tenant = visit.tenant();
    dev.feria.server.catalog.ListingRow listing = catalog.listing(tenant, id);
    String wanted = search == null ? listing.title().split(" ", 2)[0] : search;
    List<ProductRow> found = products.list(tenant, wanted, null, CHOICES);
    if (found.isEmpty() && search == null) {
      found = products.list(tenant, "", null, CHOICES);
    }
    return new LinkView(views.row(visit.texts(), tenant, listing), found);
  }
}

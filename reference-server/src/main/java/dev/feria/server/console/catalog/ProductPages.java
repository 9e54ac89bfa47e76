package dev.feria.server.console.catalog;

import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
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

/** The pages that show products. */
@Path("/products")
public final class ProductPages {
  static final String SECTION = "products";
  private static final int ROWS = 50;

  private final Pages pages;
  private final ProductRows rows;
  private final ProductViews views;

  /** Composes the pages. */
  public ProductPages(Pages pages, ProductRows rows, ProductViews views) {
    this.pages = pages;
    this.rows = rows;
    this.views = views;
  }

  /** Lists products. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    String search = visit.query("q");
    boolean zero = visit.query("stock").equals("zero");
    Cursor after = Cursor.parse(visit.query("after"), 1);
    Page<ProductRow> page =
        zero
            ? rows.soldOut(visit.tenant(), search, after, ROWS)
            : rows.list(visit.tenant(), search, after, ROWS);
    return visit.page(
        SECTION,
        "products/products.jte",
        new ProductsView(search, zero, page.data(), next(visit, page.next())));
  }

  private static @Nullable String next(Visit visit, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", visit.query("q"));
    query.put("stock", visit.query("stock"));
    query.put("after", cursor);
    return Visit.href("/products", query);
  }

  /** Sends those rows that are no longer as the page shows them. */
  @GET
  @Path("changes")
  public Response changes(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Stamps shown = Stamps.parse(visit.query("have"));
    List<ProductRow> changed =
        rows.of(visit.tenant(), shown.ids()).stream()
            .filter(row -> !shown.contains(row.stamp()))
            .toList();
    return changed.isEmpty()
        ? Response.noContent().build()
        : visit.part("products/changes.jte", Map.of("rows", changed));
  }

  /** Shows a product with its movements and listings. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.page(
        SECTION, "products/product.jte", views.page(visit, id, visit.query("before")));
  }

  /** Sends what the page of a product shows, if it is no longer so. */
  @GET
  @Path("{id}/changes")
  public Response changes(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    ProductPage page = views.page(visit, id, "");
    return Stamps.parse(visit.query("have")).contains(page.stamp())
        ? Response.noContent().build()
        : visit.part("products/product-changes.jte", Map.of("view", page));
  }
}

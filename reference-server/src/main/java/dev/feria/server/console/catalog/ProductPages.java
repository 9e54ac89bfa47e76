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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages that show products. */
@Path("/products")
public final class ProductPages {
  static final String SECTION = "products";
  private static final int ROWS = 50;
  private static final int MOST_LIVE = 60;

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
    Set<String> shown = stamps(visit.query("have"));
    List<ProductRow> changed =
        rows.of(visit.tenant(), ids(shown)).stream()
            .filter(row -> !shown.contains(row.stamp()))
            .toList();
    return visit.part("products/changes.jte", Map.of("rows", changed));
  }

  private static Set<String> stamps(String have) {
    return List.of(have.split(",")).stream().limit(MOST_LIVE).collect(Collectors.toSet());
  }

  private static Collection<UUID> ids(Collection<String> stamps) {
    List<UUID> ids = new ArrayList<>();
    for (String stamp : stamps) {
      UUID id = id(stamp);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static @Nullable UUID id(String stamp) {
    try {
      return UUID.fromString(stamp.split(":", 2)[0]);
    } catch (IllegalArgumentException e) {
      return null; // not a stamp of ours: there is nothing to compare
    }
  }

  /** Shows a product with its movements and listings. */
  @GET
  @Path("{id}")
  public Response show(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    return visit.page(
        SECTION, "products/product.jte", views.page(visit, id, visit.query("before")));
  }

  /** Sends the stock and the movements of a product, if they are no longer as the page shows. */
  @GET
  @Path("{id}/changes")
  public Response changes(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    ProductRow row = rows.one(visit.tenant(), id);
    return stamps(visit.query("have")).contains(row.stamp())
        ? Response.noContent().build()
        : visit.part("products/product-changes.jte", Map.of("view", views.page(visit, id, "")));
  }
}

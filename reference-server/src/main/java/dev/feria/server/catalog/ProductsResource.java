package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/products}. */
@Path("/api/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProductsResource {
  private final Products products;

  /** Renders what a service does. */
  public ProductsResource(Products products) {
    this.products = products;
  }

  /** Asks for a product. */
  public record NewProduct(
      @Bounds(min = 1, max = 200) String sku,
      @Bounds(min = 1, max = 500) String title,
      @Bounds(min = 1, max = 50) @Nullable String barcode) {}

  /** Lists products by SKU. */
  @GET
  public Page<ProductView> list(
      @Context ContainerRequestContext request,
      @QueryParam("q") @Nullable String search,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return products.list(
        Principal.of(request).tenantId(), search, Cursor.parse(cursor, 1), Cursor.limit(limit));
  }

  /** Makes a product. */
  @POST
  public Response create(@Context ContainerRequestContext request, NewProduct body) {
    ProductView created =
        products.create(Principal.of(request), body.sku(), body.title(), body.barcode());
    return Response.status(Response.Status.CREATED).entity(created).build();
  }

  /** Shows a product. */
  @GET
  @Path("{sku}")
  public ProductView get(@Context ContainerRequestContext request, @PathParam("sku") String sku) {
    return products.get(Principal.of(request).tenantId(), sku);
  }

  /** Shows a product's stock. */
  @GET
  @Path("{sku}/stock")
  public StockView stock(@Context ContainerRequestContext request, @PathParam("sku") String sku) {
    return products.stock(Principal.of(request).tenantId(), sku);
  }

  /** Sets what a product costs before a channel's rule. */
  @PUT
  @Path("{sku}/price")
  public ProductView price(
      @Context ContainerRequestContext request, @PathParam("sku") String sku, Money body) {
    return products.price(Principal.of(request), sku, body);
  }

  /** Lists a product's movements, newest first. */
  @GET
  @Path("{sku}/movements")
  public Page<MovementView> movements(
      @Context ContainerRequestContext request,
      @PathParam("sku") String sku,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return products.movements(
        Principal.of(request).tenantId(), sku, Cursor.parse(cursor, 2), Cursor.limit(limit));
  }

  /** Moves stock by hand. */
  @POST
  @Path("{sku}/movements")
  public Response move(
      @Context ContainerRequestContext request,
      @PathParam("sku") String sku,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      MovementRequest body) {
    MovementView made = products.move(Principal.of(request), sku, body, key);
    return Response.status(Response.Status.CREATED).entity(made).build();
  }
}

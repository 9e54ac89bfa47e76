package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/listings}. */
@Path("/api/v1/listings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ListingsResource {
  private final ListingDesk desk;
  private final Suggestions suggestions;
  private final LinkBatches batches;

  /** Renders what services do. */
  public ListingsResource(ListingDesk desk, Suggestions suggestions, LinkBatches batches) {
    this.desk = desk;
    this.suggestions = suggestions;
    this.batches = batches;
  }

  /** Lists listings, those without a product first. */
  @GET
  public Page<ListingView> list(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("linked") @Nullable Boolean linked,
      @QueryParam("product") @Nullable UUID product,
      @QueryParam("state") @Nullable String state,
      @QueryParam("q") @Nullable String search,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return desk.list(
        Principal.of(request).tenantId(),
        new ListingDesk.Choice(account, linked, product, state, search),
        Cursor.parse(cursor, 2),
        Cursor.limit(limit));
  }

  /** Lists listings with products that they may be. */
  @GET
  @Path("suggestions")
  public Page<SuggestionView> suggestions(
      @Context ContainerRequestContext request,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return suggestions.list(
        Principal.of(request).tenantId(), account, Cursor.parse(cursor, 1), Cursor.limit(limit));
  }

  /** Says that a listing is not a product. */
  @POST
  @Path("{id}/suggestions/reject")
  public SuggestionView reject(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      Suggestions.Rejection body) {
    return suggestions.reject(Principal.of(request), id, body);
  }

  /** Links many listings. */
  @POST
  @Path("links")
  public LinkBatchView link(@Context ContainerRequestContext request, LinkBatches.NewLinks body) {
    return batches.link(Principal.of(request), body);
  }

  /** Shows a listing. */
  @GET
  @Path("{id}")
  public ListingView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return desk.get(Principal.of(request).tenantId(), id);
  }

  /** Links a listing to a product, or makes one of it. */
  @POST
  @Path("{id}/link")
  public ListingView link(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, LinkTarget body) {
    return desk.link(Principal.of(request), id, body);
  }

  /** Takes a listing's product away. */
  @DELETE
  @Path("{id}/link")
  public ListingView unlink(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return desk.unlink(Principal.of(request), id);
  }

  /** Publishes a listing's quantity again, also one that the provider refused. */
  @POST
  @Path("{id}/publish")
  public ListingView publish(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return desk.publish(Principal.of(request), id);
  }

  /** Takes a listing off sale. */
  @POST
  @Path("{id}/pause")
  public ListingView pause(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return desk.pause(Principal.of(request), id);
  }

  /** Puts a listing on sale again. */
  @POST
  @Path("{id}/activate")
  public ListingView activate(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return desk.activate(Principal.of(request), id);
  }

  /** Sets the price at the channel. */
  @PUT
  @Path("{id}/price")
  public ListingView price(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, Money body) {
    return desk.price(Principal.of(request), id, body);
  }
}

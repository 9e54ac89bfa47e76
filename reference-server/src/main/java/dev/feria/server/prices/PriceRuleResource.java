package dev.feria.server.prices;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Integrations;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/integrations/{provider}/price-rule}. */
@Path("/api/v1/integrations/{provider}/price-rule")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PriceRuleResource {
  private final Prices prices;
  private final Integrations integrations;

  /** Renders what a service does. */
  public PriceRuleResource(Prices prices, Integrations integrations) {
    this.prices = prices;
    this.integrations = integrations;
  }

  /** Shows an account's rule. */
  @GET
  public PriceRule get(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    return prices.rule(pick(request, provider, account));
  }

  /** Sets an account's rule. */
  @PUT
  @Access(Access.Level.OWNER)
  public PriceRule save(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account,
      PriceRule body) {
    return prices.save(Principal.of(request), pick(request, provider, account), body);
  }

  /** Tells what a rule would do. */
  @POST
  @Path("preview")
  public PricePreview preview(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      PriceRule body) {
    return prices.preview(
        pick(request, provider, account), body, Cursor.parse(cursor, 1), Cursor.limit(limit));
  }

  private AccountRow pick(
      ContainerRequestContext request, String provider, @Nullable String account) {
    return integrations.pick(Principal.of(request).tenantId(), provider, account);
  }
}

package dev.feria.server.accounts;

import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What only some accounts have: webhooks that we register, and locations. */
@Path("/api/v1/integrations")
@Produces(MediaType.APPLICATION_JSON)
public final class StoreResource {
  private final Integrations integrations;
  private final WebhookKeeper keeper;
  private final Locations locations;

  StoreResource(Integrations integrations, WebhookKeeper keeper, Locations locations) {
    this.integrations = integrations;
    this.keeper = keeper;
    this.locations = locations;
  }

  /** Looks after the registrations of an account's webhooks. */
  @POST
  @Path("{provider}/webhooks")
  public WebhookHealth webhooks(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    return keeper.look(integrations.pick(Principal.of(request).tenantId(), provider, account));
  }

  /** Lists the places where goods of an account lie. */
  @GET
  @Path("{provider}/locations")
  public Page<Locations.View> locations(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    AccountRow row = integrations.pick(Principal.of(request).tenantId(), provider, account);
    return new Page<>(locations.list(row), null);
  }
}

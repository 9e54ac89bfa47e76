package dev.feria.server.accounts;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/integrations}, without the way back from a provider. */
@Path("/api/v1/integrations")
@Produces(MediaType.APPLICATION_JSON)
public final class IntegrationsResource {
  private final Integrations integrations;
  private final Connecting connecting;
  private final AccountChecks checks;

  IntegrationsResource(Integrations integrations, Connecting connecting, AccountChecks checks) {
    this.integrations = integrations;
    this.connecting = connecting;
    this.checks = checks;
  }

  /** Lists the tenant's accounts. */
  @GET
  public Page<AccountView> list(@Context ContainerRequestContext request) {
    return new Page<>(integrations.list(Principal.of(request).tenantId()), null);
  }

  /** Connects with keys. */
  @POST
  @Path("{provider}/config")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response connect(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      Map<String, String> fields) {
    AccountRow row = connecting.connect(Principal.of(request), provider, fields);
    return Response.status(Response.Status.CREATED).entity(integrations.view(row)).build();
  }

  /** Shows what an account was connected with, masked. */
  @GET
  @Path("{provider}/config")
  @Access(Access.Level.OWNER)
  public Integrations.Config config(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    return integrations.config(pick(request, provider, account));
  }

  /** Disconnects an account. */
  @DELETE
  @Path("{provider}/config")
  @Access(Access.Level.OWNER)
  public void disconnect(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    connecting.disconnect(Principal.of(request), pick(request, provider, account));
  }

  /** Tells where to send the seller's browser; query parameters are the provider's fields. */
  @GET
  @Path("{provider}/auth-url")
  @Access(Access.Level.OWNER)
  public Connecting.Authorization authUrl(
      @Context ContainerRequestContext request,
      @Context UriInfo uri,
      @PathParam("provider") String provider) {
    Map<String, String> fields = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> fields.put(name, values.get(0)));
    return connecting.begin(Principal.of(request), provider, fields);
  }

  /** Renews an account's token. */
  @POST
  @Path("{provider}/refresh-token")
  @Access(Access.Level.OWNER)
  public AccountChecks.Outcome refresh(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    return checks.refresh(Principal.of(request), pick(request, provider, account));
  }

  /** Tests an account. */
  @POST
  @Path("{provider}/test-connection")
  public AccountChecks.Outcome test(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @QueryParam("account") @Nullable String account) {
    return checks.test(pick(request, provider, account));
  }

  /** Changes an account's settings. */
  @PATCH
  @Path("{provider}/accounts/{account}")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_JSON)
  public AccountView change(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      @PathParam("account") String account,
      AccountSettings settings) {
    return integrations.change(Principal.of(request), pick(request, provider, account), settings);
  }

  private AccountRow pick(
      ContainerRequestContext request, String provider, @Nullable String account) {
    return integrations.pick(Principal.of(request).tenantId(), provider, account);
  }
}

package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The way back from a provider's authorisation page: by the caller's own client, or by the seller's
 * browser. Whatever happened, the browser ends on the console's page of integrations, {@code
 * /integrations?outcome=...&provider=...}.
 */
@Path("/api/v1/integrations/{provider}/callback")
public final class CallbackResource {
  private final Connecting connecting;
  private final Integrations integrations;

  CallbackResource(Connecting connecting, Integrations integrations) {
    this.connecting = connecting;
    this.integrations = integrations;
  }

  /** What came back from a provider's authorisation page. */
  public record Callback(Secret code, String state) {}

  /** Ends an authorisation. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_JSON)
  public AccountView callback(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      Callback body) {
    AccountRow row =
        connecting.finish(Principal.of(request), provider, body.state(), body.code(), null);
    return integrations.view(row);
  }

  /** Ends an authorisation and sends the browser to the console. */
  @GET
  @Access(Access.Level.PUBLIC)
  public Response back(
      @Context ContainerRequestContext request,
      @Context UriInfo uri,
      @PathParam("provider") String provider) {
    Map<String, String> query = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
    Connecting.Returned back = connecting.returned(Principal.find(request), provider, query);
    String target =
        "/integrations?outcome="
            + back.outcome()
            + "&provider="
            + URLEncoder.encode(provider, StandardCharsets.UTF_8)
            + (back.reference() == null ? "" : "&wait=" + back.reference());
    return Response.status(Response.Status.SEE_OTHER).header("Location", target).build();
  }
}

package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back from a provider's authorisation page: by the caller's own client, or by the seller's
 * browser. Whatever happened, the browser ends on the console's page of integrations, {@code
 * /integrations?outcome=...&provider=...}.
 */
@Path("/api/v1/integrations/{provider}/callback")
public final class CallbackResource {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackResource.class);

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
    String outcome = finish(Principal.find(request), provider, uri.getQueryParameters());
    String target =
        "/integrations?outcome="
            + outcome
            + "&provider="
            + URLEncoder.encode(provider, StandardCharsets.UTF_8);
    return Response.status(Response.Status.SEE_OTHER).header("Location", target).build();
  }

  private String finish(
      @Nullable Principal caller, String provider, MultivaluedMap<String, String> query) {
    String state = query.getFirst("state");
    String code = query.getFirst("code");
    if (state == null) {
      return "invalid_state";
    }
    try {
      if (code == null) {
        connecting.decline(caller, provider, state);
        return "declined";
      }
      Map<String, String> flat = new HashMap<>();
      query.forEach((name, values) -> flat.put(name, values.get(0)));
      connecting.finish(caller, provider, state, Secret.of(code), flat);
      return "connected";
    } catch (ProblemException e) {
      return e.problem().type();
    } catch (ProviderException e) {
      LOG.warn("authorisation failed: provider={} error={}", provider, e.toString());
      return e.waitingHelps() ? "provider_unavailable" : "provider_refused";
    }
  }
}

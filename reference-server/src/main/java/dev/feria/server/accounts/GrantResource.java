package dev.feria.server.accounts;

import dev.feria.core.error.ProviderException;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.platform.http.ProblemMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a provider posts the keys of an account by itself, after its seller consented in a browser.
 * The sender learns only whether they were accepted.
 */
@Path("/api/v1/integrations/{provider}/grant")
public final class GrantResource {
  private static final Logger LOG = LoggerFactory.getLogger(GrantResource.class);

  private final Connecting connecting;
  private final Clock clock;

  GrantResource(Connecting connecting, Clock clock) {
    this.connecting = connecting;
    this.clock = clock;
  }

  /** Takes keys. */
  @POST
  @Access(Access.Level.PUBLIC)
  @Consumes(MediaType.WILDCARD)
  public Response grant(
      @PathParam("provider") String provider,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      byte[] body) {
    var request =
        new WebhookRequest(
            "POST",
            uri.getRequestUri().getPath(),
            uri.getQueryParameters(),
            headers.getRequestHeaders(),
            body,
            clock.instant());
    try {
      connecting.grant(provider, request);
      return Response.ok().build();
    } catch (ProblemException e) {
      LOG.warn("grant refused: provider={} reason={}", provider, e.problem().type());
    } catch (ProviderException e) {
      LOG.warn("grant refused: provider={} error={}", provider, e.toString());
    }
    return ProblemMapper.answer(
        Problem.of("grant_refused", 400, "The keys are not accepted", null), null);
  }
}

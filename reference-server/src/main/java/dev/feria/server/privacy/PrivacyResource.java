package dev.feria.server.privacy;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Cursor;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/privacy-requests}. */
@Path("/api/v1/privacy-requests")
@Produces(MediaType.APPLICATION_JSON)
@Access(Access.Level.OWNER)
public final class PrivacyResource {
  private final PrivacyRequests requests;

  /** Renders what a service does. */
  public PrivacyResource(PrivacyRequests requests) {
    this.requests = requests;
  }

  /** Lists requests, the latest first. */
  @GET
  public Page<PrivacyRequestView> list(
      @Context ContainerRequestContext request,
      @QueryParam("status") @Nullable String status,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return requests.list(
        Principal.of(request).tenantId(), status, Cursor.parse(cursor, 1), Cursor.limit(limit));
  }

  /** Puts together what is held about a person. */
  @GET
  @Path("{id}/export")
  public PersonalExport export(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return requests.export(Principal.of(request), id);
  }

  /** Marks a request as answered. */
  @POST
  @Path("{id}/done")
  public PrivacyRequestView done(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return requests.done(Principal.of(request), id);
  }
}

package dev.feria.server.notices;

import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.DefaultValue;
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

/** {@code /api/v1/notices}. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticesResource {
  private final Notices notices;

  /** Serves the notices of the caller's tenant. */
  public NoticesResource(Notices notices) {
    this.notices = notices;
  }

  /** Lists notices, newest first; {@code ?unresolved=true} for those that still hold. */
  @GET
  public Page<Notice> list(
      @Context ContainerRequestContext request,
      @QueryParam("unresolved") @DefaultValue("false") boolean unresolved,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return notices.list(
        Principal.of(request).tenantId(), unresolved, Cursor.parse(cursor, 1), Cursor.limit(limit));
  }

  /** Marks a notice as read. */
  @POST
  @Path("{id}/read")
  public Notice read(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return notices.read(Principal.of(request).tenantId(), id);
  }
}

package dev.feria.server.catalog;

import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code /api/v1/links}. */
@Path("/api/v1/links")
@Produces(MediaType.APPLICATION_JSON)
public final class LinksResource {
  private final LinkBatches batches;

  /** Renders what a service does. */
  public LinksResource(LinkBatches batches) {
    this.batches = batches;
  }

  /** Undoes links that were made together. */
  @POST
  @Path("batches/{id}/undo")
  public LinkBatchView undo(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return batches.undo(Principal.of(request), id);
  }
}

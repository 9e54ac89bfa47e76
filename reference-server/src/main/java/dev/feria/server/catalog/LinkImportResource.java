package dev.feria.server.catalog;

import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/links/import}. */
@Path("/api/v1/links/import")
@Produces(MediaType.APPLICATION_JSON)
public final class LinkImportResource {
  private final LinkFiles links;

  /** Renders what a service does. */
  public LinkImportResource(LinkFiles links) {
    this.links = links;
  }

  /** Reads links from a file. */
  @POST
  @Consumes("text/csv")
  public ImportView read(
      @Context ContainerRequestContext request,
      @QueryParam("dry_run") @Nullable Boolean dryRun,
      @QueryParam("mode") @Nullable String mode,
      InputStream file)
      throws IOException {
    ImportMode how = ImportMode.of(dryRun, mode);
    return links.read(Principal.of(request), file.readAllBytes(), how);
  }

  /** Reads links from a form with a file. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public ImportView readForm(
      @Context ContainerRequestContext request,
      @QueryParam("dry_run") @Nullable Boolean dryRun,
      @QueryParam("mode") @Nullable String mode,
      @FormDataParam("file") @Nullable InputStream file)
      throws IOException {
    ImportMode how = ImportMode.of(dryRun, mode);
    if (file == null) {
      throw Problem.invalid("file", "is missing").exception();
    }
    return links.read(Principal.of(request), file.readAllBytes(), how);
  }
}

package dev.feria.server.console.matching;

import dev.feria.server.catalog.ImportMode;
import dev.feria.server.catalog.ImportView;
import dev.feria.server.catalog.LinkFiles;
import dev.feria.server.catalog.ProductFiles;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** The page that sends and reads files; a file is shown before it is applied. */
@Path("/files")
public final class FilePages {
  private final Pages pages;
  private final ProductFiles products;
  private final LinkFiles links;

  /** Composes the page. */
  public FilePages(Pages pages, ProductFiles products, LinkFiles links) {
    this.pages = pages;
    this.products = products;
    this.links = links;
  }

  /** Shows what can be downloaded and uploaded. */
  @GET
  public Response show(@Context ContainerRequestContext request) {
    return pages.visit(request).page("products", "matching/files.jte", "");
  }

  /** Shows what a file would do. */
  @POST
  @Path("preview/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response preview(
      @Context ContainerRequestContext request,
      @FormDataParam("kind") @Nullable String kind,
      @FormDataParam("file") @Nullable InputStream file)
      throws IOException {
    byte[] bytes = file == null ? new byte[0] : file.readAllBytes();
    return answer(request, kind, bytes, new ImportMode(true, true));
  }

  /** Applies a file that was shown: its valid rows. */
  @POST
  @Path("apply/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response apply(
      @Context ContainerRequestContext request,
      @FormDataParam("kind") @Nullable String kind,
      @FormDataParam("text") @Nullable String text) {
    byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    return answer(request, kind, bytes, new ImportMode(false, false));
  }

  private Response answer(
      ContainerRequestContext request, @Nullable String kind, byte[] bytes, ImportMode mode) {
    Visit visit = pages.visit(request);
    Principal by = visit.principal();
    ImportView result =
        switch (String.valueOf(kind)) {
          case "products" -> products.read(by, bytes, mode);
          case "links" -> links.read(by, bytes, mode);
          default -> throw Problem.invalid("kind", "must be products or links").exception();
        };
    String text = new String(bytes, StandardCharsets.UTF_8);
    return visit.part(
        "matching/file.jte", Map.of("view", new FileView(String.valueOf(kind), result, text)));
  }
}

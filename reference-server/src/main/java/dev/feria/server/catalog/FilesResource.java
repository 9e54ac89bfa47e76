package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.platform.csv.CsvOutput;
import dev.feria.server.platform.http.Principal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Products and links as CSV files. */
@Path("/api/v1")
public final class FilesResource {
  private static final String CSV = "text/csv";

  private final ProductFiles products;
  private final LinkFiles links;
  private final Accounts accounts;

  /** Renders what services do. */
  public FilesResource(ProductFiles products, LinkFiles links, Accounts accounts) {
    this.products = products;
    this.links = links;
    this.accounts = accounts;
  }

  /** Sends all products. */
  @GET
  @Path("products.csv")
  @Produces(CSV)
  public Response products(@Context ContainerRequestContext request) {
    UUID tenant = Principal.of(request).tenantId();
    return CsvOutput.answer(
        "products.csv", ProductFiles.columns(), out -> products.write(tenant, out));
  }

  /** Sends all listings with the SKUs of their products. */
  @GET
  @Path("links.csv")
  @Produces(CSV)
  public Response links(@Context ContainerRequestContext request) {
    UUID tenant = Principal.of(request).tenantId();
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    return CsvOutput.answer(
        "links.csv", LinkFiles.columns(), out -> links.write(tenant, names, out));
  }
}

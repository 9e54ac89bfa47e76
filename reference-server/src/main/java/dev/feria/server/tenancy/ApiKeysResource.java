package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import dev.feria.server.platform.http.Sensitive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/api-keys}. */
@Path("/api/v1/api-keys")
@Access(Access.Level.OWNER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {
  private final ApiKeys keys;

  ApiKeysResource(ApiKeys keys) {
    this.keys = keys;
  }

  /** Asks for a key. */
  public record NewApiKey(@Bounds(min = 1, max = 100) String name, @Nullable Role role) {}

  /** A new key with its secret. */
  public record CreatedApiKey(UUID id, String name, String prefix, Role role, String key) {}

  /** Creates a key; the answer shows it this once. */
  @POST
  @Sensitive
  public Response create(@Context ContainerRequestContext request, NewApiKey body) {
    Principal caller = Principal.of(request);
    Role role = body.role() == null ? Role.OWNER : body.role();
    ApiKeys.Created created = keys.create(caller.tenantId(), caller.actor(), body.name(), role);
    ApiKey key = created.key();
    return Response.status(Response.Status.CREATED)
        .entity(
            new CreatedApiKey(
                key.id(), key.name(), key.prefix(), key.role(), created.secret().reveal()))
        .build();
  }

  /** Lists the keys without their secrets. */
  @GET
  public Page<ApiKey> list(@Context ContainerRequestContext request) {
    return new Page<>(keys.list(Principal.of(request).tenantId()), null);
  }

  /** Revokes a key. */
  @DELETE
  @Path("{id}")
  public void revoke(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    keys.revoke(Principal.of(request), id);
  }
}

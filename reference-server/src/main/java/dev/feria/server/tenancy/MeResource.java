package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me} and {@code /api/v1/audit}. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  private final Users users;
  private final AuditLog audit;

  MeResource(Users users, AuditLog audit) {
    this.users = users;
    this.audit = audit;
  }

  /** A tenant by id and name. */
  public record TenantView(UUID id, String name) {}

  /**
   * Who is calling.
   *
   * @param user null for an API key
   */
  public record Me(TenantView tenant, String actor, Role role, @Nullable User user) {}

  /** Tells who is calling. */
  @GET
  @Path("me")
  public Me me(@Context ContainerRequestContext request) {
    Principal caller = Principal.of(request);
    UUID tenantId = caller.tenantId();
    UUID userId = caller.userId();
    return new Me(
        new TenantView(tenantId, users.tenantName(tenantId)),
        caller.actor(),
        caller.role(),
        userId == null ? null : users.get(tenantId, userId));
  }

  /** Lists what was administered, newest first. */
  @GET
  @Path("audit")
  @Access(Access.Level.OWNER)
  public Page<AuditEntry> audit(
      @Context ContainerRequestContext request,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return audit.list(
        Principal.of(request).tenantId(), Cursor.parse(cursor, 1), Cursor.limit(limit));
  }
}

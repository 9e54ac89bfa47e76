package dev.feria.server.tenancy;

import dev.feria.core.auth.Secret;
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

/** {@code /api/v1/users}. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {
  private final Users users;

  UsersResource(Users users) {
    this.users = users;
  }

  /** Asks for a user; without a password one is made up. */
  public record NewUser(
      @Bounds(min = 3, max = 254) String email,
      @Bounds(min = 1, max = 200) String name,
      @Nullable Role role,
      @Nullable Secret password) {}

  /** A new user; the password is there only if it was made up, and is shown this once. */
  public record CreatedUser(
      UUID id, String email, String name, Role role, @Nullable String password) {}

  /** Asks for another password. */
  public record NewPassword(
      Secret currentPassword, @Bounds(min = 10, max = 200) Secret newPassword) {}

  /** Lists the tenant's users. */
  @GET
  @Access(Access.Level.OWNER)
  public Page<User> list(@Context ContainerRequestContext request) {
    return new Page<>(users.list(Principal.of(request).tenantId()), null);
  }

  /** Creates a user, an agent unless it says otherwise. */
  @POST
  @Sensitive
  @Access(Access.Level.OWNER)
  public Response create(@Context ContainerRequestContext request, NewUser body) {
    Role role = body.role() == null ? Role.AGENT : body.role();
    Users.Created created =
        users.create(Principal.of(request), body.email(), body.name(), role, body.password());
    User user = created.user();
    Secret password = created.generatedPassword();
    return Response.status(Response.Status.CREATED)
        .entity(
            new CreatedUser(
                user.id(),
                user.email(),
                user.name(),
                user.role(),
                password == null ? null : password.reveal()))
        .build();
  }

  /** Disables a user. */
  @DELETE
  @Path("{id}")
  @Access(Access.Level.OWNER)
  public void disable(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    users.disable(Principal.of(request), id);
  }

  /** Changes the caller's own password; all their sessions end. */
  @POST
  @Path("me/password")
  public void changePassword(@Context ContainerRequestContext request, NewPassword body) {
    users.changePassword(Principal.of(request), body.currentPassword(), body.newPassword());
  }
}

package dev.feria.server.tenancy;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.glassfish.grizzly.http.server.Request;

/** {@code /api/v1/session}: log-in and log-out for browsers. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Sessions sessions;

  SessionResource(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Who wants to log in. */
  public record LogIn(@Bounds(min = 3, max = 254) String email, Secret password) {}

  /** A session that has begun; its token is in the cookie. */
  public record SessionView(UUID tenantId, String name, Role role, String csrfToken) {}

  /** Logs in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Access(Access.Level.PUBLIC)
  public Response logIn(@Context Request connection, LogIn body) {
    Sessions.Begun begun =
        sessions.logIn(body.email(), body.password(), connection.getRemoteAddr());
    SessionView view =
        new SessionView(
            begun.tenantId(), begun.user().name(), begun.user().role(), begun.csrf().reveal());
    return Response.ok(view).cookie(sessions.cookie(begun)).build();
  }

  /** Logs out. */
  @DELETE
  public Response logOut(@Context ContainerRequestContext request) {
    sessions.logOut(Principal.of(request));
    return Response.noContent().cookie(sessions.noCookie()).build();
  }
}

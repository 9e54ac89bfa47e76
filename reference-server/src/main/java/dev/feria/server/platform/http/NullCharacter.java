package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the character U+0000 in addresses: the database can hold none, so nothing has such a
 * name. What providers send is not looked at here, as it is kept as it came.
 */
@PreMatching
@Priority(20)
final class NullCharacter implements ContainerRequestFilter {
  private static final String ENCODED = "%00";
  private static final String WEBHOOKS = "/api/webhooks/";

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (path.startsWith(WEBHOOKS)) {
      return;
    }
    if (path.contains(ENCODED)) {
      throw Problem.notFound("nothing has such a name").exception();
    }
    String parameter = parameter(request.getUriInfo().getRequestUri().getRawQuery());
    if (parameter != null) {
      throw Problem.invalid(parameter, "must not contain the character U+0000").exception();
    }
  }

  private static @Nullable String parameter(@Nullable String query) {
    if (query == null || !query.contains(ENCODED)) {
      return null;
    }
    for (String pair : query.split("&", -1)) {
      if (pair.contains(ENCODED)) {
        return pair.split("=", 2)[0];
      }
    }
    return null;
  }
}

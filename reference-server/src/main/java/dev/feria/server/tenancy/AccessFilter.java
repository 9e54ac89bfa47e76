package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is calling, by API key or by the browser's session, and whether they may. A change
 * asked for by a session must carry the CSRF token. A page that needs a log-in sends the browser
 * there.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "bearer ";

  private final Access.Level level;
  private final Sessions sessions;
  private final ApiKeys keys;

  AccessFilter(Access.Level level, Sessions sessions, ApiKeys keys) {
    this.level = level;
    this.sessions = sessions;
    this.keys = keys;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (level == Access.Level.PUBLIC && !hasSession(request)) {
      return;
    }
    Optional<Principal> caller = authenticate(request);
    caller.ifPresent(principal -> principal.attach(request));
    if (level == Access.Level.PUBLIC) {
      return;
    }
    if (caller.isEmpty()) {
      refuse(request);
      return;
    }
    if (caller.get().sessionHash() != null && !SAFE.contains(request.getMethod())) {
      checkCsrf(request, caller.get());
    }
    if (level == Access.Level.OWNER && caller.get().role() != Role.OWNER) {
      throw Problem.forbidden("only an owner may do this").exception();
    }
  }

  private static boolean hasSession(ContainerRequestContext request) {
    return request.getCookies().containsKey(Sessions.COOKIE);
  }

  private Optional<Principal> authenticate(ContainerRequestContext request) {
    String header = request.getHeaderString("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? keys.authenticate(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    Cookie cookie = request.getCookies().get(Sessions.COOKIE);
    return cookie == null || cookie.getValue().isEmpty()
        ? Optional.empty()
        : sessions.resume(cookie.getValue());
  }

  private static void refuse(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean isPage =
        request.getMethod().equals("GET")
            && !path.startsWith("api/")
            && request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().equals("html"));
    if (!isPage) {
      throw Problem.unauthorized().exception();
    }
    String target = "/" + request.getUriInfo().getRequestUri().getRawPath().replaceFirst("^/", "");
    URI login = URI.create("/login?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    request.abortWith(
        Response.status(Response.Status.SEE_OTHER).header("Location", login.toString()).build());
  }

  private static void checkCsrf(ContainerRequestContext request, Principal caller)
      throws IOException {
    String given = request.getHeaderString("X-CSRF-Token");
    if (given == null) {
      given = csrfField(request);
    }
    if (!Sessions.isCsrf(caller, given)) {
      throw Problem.forbidden("the CSRF token is missing or wrong").exception();
    }
  }

  private static @Nullable String csrfField(ContainerRequestContext request) throws IOException {
    MediaType type = request.getMediaType();
    if (type == null || !MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
      return null;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (pair.startsWith("csrf=")) {
        return URLDecoder.decode(pair.substring("csrf=".length()), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}

package dev.feria.server.platform.http;

import dev.feria.core.auth.Secret;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param tenantId whose rows the call may touch
 * @param actor for audit and history: {@code user:maria@example.com} or {@code key:fk_ab12cd}
 * @param role what the caller may do
 * @param userId the person; null for an API key
 * @param sessionHash identifies the browser's session; null for an API key
 * @param csrf what our pages send back with every change; null for an API key
 */
public record Principal(
    UUID tenantId,
    String actor,
    Role role,
    @Nullable UUID userId,
    @Nullable String sessionHash,
    @Nullable Secret csrf) {
  private static final String PROPERTY = Principal.class.getName();

  /**
   * Returns who makes a request.
   *
   * @throws ProblemException (401) when nobody is known to
   */
  public static Principal of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Principal principal) {
      return principal;
    }
    throw Problem.unauthorized().exception();
  }

  /** Returns who makes a request, null when nobody is known to. */
  public static @Nullable Principal find(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Principal principal ? principal : null;
  }

  /** Attaches the caller to a request. */
  public void attach(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }
}

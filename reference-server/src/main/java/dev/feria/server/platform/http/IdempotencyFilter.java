package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks a POST's Idempotency-Key up before it is carried out, and keeps its answer after. */
@Priority(Priorities.AUTHORIZATION + 100)
final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

  /** In lower case: looked up by a capital I, it is not found where the locale is Turkish. */
  private static final String HEADER = "idempotency-key";

  private static final String CLAIM = IdempotencyFilter.class.getName();
  private static final int LONGEST_KEY = 200;

  private final Idempotency idempotency;
  private final boolean sensitive;

  /** A key that this request holds. */
  private record Claim(UUID tenantId, String key) {}

  IdempotencyFilter(Idempotency idempotency, boolean sensitive) {
    this.idempotency = idempotency;
    this.sensitive = sensitive;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    Principal caller = Principal.find(request);
    if (key == null || caller == null) {
      return;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.invalid(HEADER, "must have 1 to " + LONGEST_KEY + " characters").exception();
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    Optional<Idempotency.Answer> before =
        idempotency.begin(caller.tenantId(), key, hash(request, body));
    if (before.isPresent()) {
      request.abortWith(repeat(before.get()));
    } else {
      request.setProperty(CLAIM, new Claim(caller.tenantId(), key));
    }
  }

  private Response repeat(Idempotency.Answer before) {
    if (sensitive && before.status() < 300) {
      throw Problem.conflict(
              "already_done", "it was carried out; its answer held a secret and is not repeated")
          .exception();
    }
    Response.ResponseBuilder answer =
        Response.status(before.status()).header("Idempotency-Replayed", "true");
    if (before.body() != null) {
      String type = before.status() < 400 ? MediaType.APPLICATION_JSON : "application/problem+json";
      answer.type(type).entity(before.body().getBytes(StandardCharsets.UTF_8));
    }
    return answer.build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(CLAIM) instanceof Claim claim)) {
      return;
    }
    int status = response.getStatus();
    try {
      if (status >= 500 || status == 429) {
        idempotency.release(claim.tenantId(), claim.key());
      } else {
        idempotency.complete(claim.tenantId(), claim.key(), status, body(response));
      }
    } catch (RuntimeException e) {
      LOG.warn("answer not kept: tenant={} error={}", claim.tenantId(), e.toString());
    }
  }

  private @Nullable String body(ContainerResponseContext response) {
    return sensitive || !response.hasEntity() ? null : Json.write(response.getEntity());
  }

  private static String hash(ContainerRequestContext request, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String line =
          request.getMethod()
              + " "
              + request.getUriInfo().getRequestUri().getRawPath()
              + "\n"
              + request.getUriInfo().getRequestUri().getRawQuery()
              + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of Java", e);
    }
  }
}

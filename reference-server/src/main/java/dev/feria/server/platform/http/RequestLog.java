package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives every request an id, which the answer, the log and a problem carry, and writes one log line
 * for it. The query is not logged: it may hold codes.
 */
@PreMatching
@Priority(0)
final class RequestLog implements ContainerRequestFilter, ContainerResponseFilter {
  static final String REQUEST_ID = "request";
  private static final Logger LOG = LoggerFactory.getLogger("dev.feria.access");
  private static final String START = RequestLog.class.getName();

  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanos;
  private volatile boolean quiet;

  RequestLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Writes no lines, or writes them again: our own rehearsal is nobody's request. */
  void quiet(boolean on) {
    quiet = on;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    byte[] id = new byte[8];
    random.nextBytes(id);
    MDC.put(REQUEST_ID, HexFormat.of().formatHex(id));
    request.setProperty(START, nanos.getAsLong());
    request.setProperty(REQUEST_ID, MDC.get(REQUEST_ID));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object id = request.getProperty(REQUEST_ID);
    if (id != null) {
      response.getHeaders().putSingle("X-Request-Id", id);
    }
    if (!quiet && LOG.isInfoEnabled() && request.getProperty(START) instanceof Long start) {
      Principal caller = Principal.find(request);
      LOG.info(
          "method={} path=/{} status={} ms={} tenant={} actor={}",
          request.getMethod(),
          request.getUriInfo().getPath(),
          response.getStatus(),
          TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start),
          caller == null ? "-" : caller.tenantId(),
          caller == null ? "-" : caller.actor());
    }
    MDC.remove(REQUEST_ID);
  }
}

package dev.feria.server.platform.http;

import dev.feria.server.platform.Metrics;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Measures how long requests take, by route. */
@PreMatching
public final class RequestMeter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String START = RequestMeter.class.getName();

  private final Metrics metrics;
  private final LongSupplier nanos;

  /**
   * Reports to the metrics.
   *
   * @param nanos a clock that only goes forward
   */
  public RequestMeter(Metrics metrics, LongSupplier nanos) {
    this.metrics = metrics;
    this.nanos = nanos;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(START, nanos.getAsLong());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(START) instanceof Long start) {
      metrics.request(
          request.getMethod(),
          route(request),
          response.getStatus(),
          Duration.ofNanos(nanos.getAsLong() - start));
    }
  }

  private static String route(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo uri)
        || uri.getMatchedTemplates().isEmpty()) {
      return "none";
    }
    var route = new StringBuilder();
    for (UriTemplate template : uri.getMatchedTemplates()) {
      route.insert(0, template.getTemplate());
    }
    return route.toString().replaceAll("//+", "/");
  }
}

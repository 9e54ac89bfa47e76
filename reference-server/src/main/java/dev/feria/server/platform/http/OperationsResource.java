package dev.feria.server.platform.http;

import dev.feria.server.platform.Health;
import dev.feria.server.platform.Metrics;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /health} and {@code /metrics}: for those who operate the server. */
@Path("/")
@Access(Access.Level.PUBLIC)
public final class OperationsResource {
  private final Health health;
  private final Metrics metrics;

  /** Serves what a node knows of itself. */
  public OperationsResource(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  /** How a node is. */
  public record View(String status, Map<String, Boolean> checks) {}

  /** Answers 200 while the process runs. */
  @GET
  @Path("health/live")
  @Produces(MediaType.APPLICATION_JSON)
  public View live() {
    return new View("live", Map.of());
  }

  /** Answers 200 when the node can do its work, else 503; says what is missing. */
  @GET
  @Path("health/ready")
  @Produces(MediaType.APPLICATION_JSON)
  public Response ready() {
    Map<String, Boolean> checks = health.results();
    boolean ready = !checks.containsValue(false);
    return Response.status(ready ? 200 : 503)
        .entity(new View(ready ? "ready" : "not_ready", checks))
        .build();
  }

  /** Returns the metrics in the Prometheus text format. */
  @GET
  @Path("metrics")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String metrics() {
    return metrics.scrape();
  }
}

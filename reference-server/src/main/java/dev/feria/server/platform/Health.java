package dev.feria.server.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be well for this node to be sent requests. Thread-safe. */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Map<String, BooleanSupplier> checks = new ConcurrentHashMap<>();
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();

  /** Adds a check, asked at every request for readiness; it must be quick. */
  public void check(String name, BooleanSupplier isWell) {
    checks.put(name, isWell);
  }

  /** Runs all checks; a check that throws is not well. */
  public Map<String, Boolean> results() {
    Map<String, Boolean> results = new LinkedHashMap<>();
    checks.keySet().stream().sorted().forEach(name -> results.put(name, isWell(name)));
    return results;
  }

  private boolean isWell(String name) {
    Outage outage = outages.computeIfAbsent(name, n -> new Outage(LOG, "health check " + n));
    try {
      boolean well = checks.getOrDefault(name, () -> true).getAsBoolean();
      if (well) {
        outage.worked();
      } else {
        outage.failed("not well");
      }
      return well;
    } catch (RuntimeException e) {
      outage.failed(e);
      return false;
    }
  }
}

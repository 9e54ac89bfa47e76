package dev.feria.sandbox.control;

import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import java.util.Map;

/** A twin with its context and the routers it gave. */
public record Mount(Twin twin, TwinContext context, Map<String, Router> hosts, Router control) {
  /** Asks the twin for its routers. */
  public static Mount of(Twin twin, TwinContext context) {
    return new Mount(twin, context, twin.hosts(), twin.control());
  }
}

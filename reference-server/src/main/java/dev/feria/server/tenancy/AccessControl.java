package dev.feria.server.tenancy;

import dev.feria.server.platform.http.Access;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Puts an {@link AccessFilter} before every resource method that is not public. */
final class AccessControl implements DynamicFeature {
  private final Sessions sessions;
  private final ApiKeys keys;

  AccessControl(Sessions sessions, ApiKeys keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Access access = resource.getResourceMethod().getAnnotation(Access.class);
    if (access == null) {
      access = resource.getResourceClass().getAnnotation(Access.class);
    }
    Access.Level level = access == null ? Access.Level.AGENT : access.value();
    context.register(new AccessFilter(level, sessions, keys));
  }
}

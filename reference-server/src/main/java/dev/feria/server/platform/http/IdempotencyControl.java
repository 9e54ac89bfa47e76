package dev.feria.server.platform.http;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Puts an {@link IdempotencyFilter} around every POST that a known caller makes. */
public final class IdempotencyControl implements DynamicFeature {
  private final Idempotency idempotency;

  /** Uses one store of answers for all. */
  public IdempotencyControl(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(POST.class)) {
      boolean sensitive = resource.getResourceMethod().isAnnotationPresent(Sensitive.class);
      context.register(new IdempotencyFilter(idempotency, sensitive));
    }
  }
}

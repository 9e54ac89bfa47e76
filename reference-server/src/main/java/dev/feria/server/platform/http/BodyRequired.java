package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses a request without a body where the method reads one; Jersey would hand it null. */
final class BodyRequired implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    boolean readsBody =
        Stream.of(method.getParameters()).anyMatch(p -> p.getAnnotations().length == 0);
    if (readsBody && isJson(resource)) {
      context.register(new Check());
    }
  }

  private static boolean isJson(ResourceInfo resource) {
    Consumes consumes = resource.getResourceMethod().getAnnotation(Consumes.class);
    if (consumes == null) {
      consumes = consumes(resource.getResourceClass());
    }
    return consumes != null && List.of(consumes.value()).contains(MediaType.APPLICATION_JSON);
  }

  private static @Nullable Consumes consumes(Class<?> type) {
    return type.getAnnotation(Consumes.class);
  }

  /** After the caller is known to be allowed, before the body is read. */
  @Priority(Priorities.AUTHORIZATION)
  private static final class Check implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (!request.hasEntity()) {
        throw Problem.malformed("the body is empty").exception();
      }
    }
  }
}

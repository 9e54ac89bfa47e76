package dev.feria.server.console;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives people pages, and parts of pages, where programs get problem+json. */
@Priority(Priorities.ENTITY_CODER)
public final class ErrorPages implements ContainerResponseFilter {
  private static final Set<String> NOT_OURS =
      Set.of("api", "health", "metrics", "openapi.json", "docs", "assets");

  private static final Annotation[] NO_ANNOTATIONS = {};

  private final Pages pages;

  /** Composes the filter. */
  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() < 400
        || !(response.getEntity() instanceof Map<?, ?> problem)
        || !isOurs(request)) {
      return;
    }
    Visit visit = pages.visit(request);
    if (response.getStatus() == 401) {
      logIn(response, visit);
    } else if (visit.partial()) {
      part(response, visit, problem);
    } else {
      page(response, visit, problem);
    }
  }

  private static boolean isOurs(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    int end = path.indexOf('/');
    return !NOT_OURS.contains(end < 0 ? path : path.substring(0, end));
  }

  private static void logIn(ContainerResponseContext response, Visit visit) {
    String next = visit.here();
    String target = Visit.href("/login", Map.of("next", next.equals("/") ? "" : next));
    response.getHeaders().remove("WWW-Authenticate");
    response.setEntity(null);
    if (visit.partial()) {
      response.setStatus(200);
      response.getHeaders().putSingle("HX-Redirect", target);
    } else {
      response.setStatus(303);
      response.getHeaders().putSingle("Location", target);
    }
  }

  private static void part(ContainerResponseContext response, Visit visit, Map<?, ?> problem) {
    String text = text(visit, problem);
    html(response, visit.partText("part/alert.jte", Map.of("tone", "bad", "text", text)));
    response.setStatus(422);
    response.getHeaders().putSingle("HX-Retarget", "#result");
    response.getHeaders().putSingle("HX-Reswap", "innerHTML");
  }

  private static void page(ContainerResponseContext response, Visit visit, Map<?, ?> problem) {
    int status = response.getStatus();
    Object reference = problem.get("request_id");
    var view =
        new ProblemView(
            Problems.title(visit.texts(), status),
            text(visit, problem),
            reference == null || status < 500 ? null : reference.toString());
    html(response, visit.problem(status, view));
  }

  private static String text(Visit visit, Map<?, ?> problem) {
    Object detail = problem.get("detail");
    return Problems.text(
        visit.texts(), String.valueOf(problem.get("type")), string(detail, problem.get("title")));
  }

  private static @Nullable String string(@Nullable Object first, @Nullable Object second) {
    Object chosen = first == null ? second : first;
    return chosen == null ? null : chosen.toString();
  }

  private static void html(ContainerResponseContext response, String body) {
    response.setEntity(body, NO_ANNOTATIONS, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    response.getHeaders().putSingle("Content-Security-Policy", Visit.POLICY);
  }
}

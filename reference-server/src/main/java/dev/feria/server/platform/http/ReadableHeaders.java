package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Map;
import java.util.function.Consumer;

/** Refuses headers that cannot be read with a problem that names them; Jersey says nothing. */
@PreMatching
@Priority(15)
final class ReadableHeaders implements ContainerRequestFilter {
  private static final Map<String, Consumer<ContainerRequestContext>> READERS =
      Map.of(
          "Accept", ContainerRequestContext::getAcceptableMediaTypes,
          "Accept-Language", ContainerRequestContext::getAcceptableLanguages,
          "Cookie", ContainerRequestContext::getCookies);

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString("Content-Type") != null) {
      check("Content-Type", ContainerRequestContext::getMediaType, request);
    }
    READERS.forEach((name, reader) -> check(name, reader, request));
  }

  private static void check(
      String name, Consumer<ContainerRequestContext> reader, ContainerRequestContext request) {
    try {
      reader.accept(request);
    } catch (ProcessingException | IllegalArgumentException e) {
      throw Problem.of("bad_request", 400, "Bad request", name + " cannot be read").exception();
    }
  }
}

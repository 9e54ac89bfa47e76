package dev.feria.server.platform.http;

import dev.feria.core.error.ProviderException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Turns every exception into a problem+json answer that says what helps and leaks nothing. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
  private static final String TYPE = "application/problem+json";

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof ProblemException known) {
      return answer(known.problem(), retryAfter(known.problem()));
    }
    if (error instanceof ParamException.QueryParamException parameter) {
      return answer(Problem.invalid(parameter.getParameterName(), "cannot be read"), null);
    }
    if (error instanceof WebApplicationException web) {
      return web(web);
    }
    if (error instanceof ProviderException provider) {
      return answer(provider(provider), provider.failure().retryAfter());
    }
    if (isDatabaseAway(error)) {
      LOG.warn("database away: error={}", error.toString());
      return answer(Problem.unavailable("the database does not answer"), Duration.ofSeconds(5));
    }
    LOG.error("request failed: request={}", MDC.get(RequestLog.REQUEST_ID), error);
    return answer(
        Problem.of("internal", 500, "Unexpected error", "quote the request id to support"), null);
  }

  private static @Nullable Duration retryAfter(Problem problem) {
    String seconds = problem.more().get(Problem.RETRY_AFTER_SECONDS);
    return seconds == null ? null : Duration.ofSeconds(Long.parseLong(seconds));
  }

  /** Renders a problem. */
  public static Response answer(Problem problem, @Nullable Duration retryAfter) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(TYPE).entity(members(problem));
    if (problem.status() == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    if (retryAfter != null) {
      response.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
    }
    return response.build();
  }

  private static Map<String, Object> members(Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:feria:problem:" + problem.type());
    members.put("title", problem.title());
    members.put("status", problem.status());
    if (problem.detail() != null) {
      members.put("detail", problem.detail());
    }
    String request = MDC.get(RequestLog.REQUEST_ID);
    if (request != null) {
      members.put("request_id", request);
    }
    members.putAll(problem.more());
    if (!problem.errors().isEmpty()) {
      members.put("errors", problem.errors());
    }
    return members;
  }

  private static Response web(WebApplicationException error) {
    Response given = error.getResponse();
    int status = given.getStatus();
    if (given.hasEntity() || status < 400) {
      return given;
    }
    String title = given.getStatusInfo().getReasonPhrase();
    String type =
        switch (status) {
          case 404 -> "not_found";
          case 405 -> "method_not_allowed";
          case 406 -> "not_acceptable";
          case 415 -> "unsupported_media_type";
          default -> status < 500 ? "bad_request" : "internal";
        };
    String detail = status == 415 ? "send Content-Type: application/json" : null;
    if (status >= 500) {
      LOG.error("request failed: request={}", MDC.get(RequestLog.REQUEST_ID), error);
    }
    Response response = answer(Problem.of(type, status, title, detail), null);
    String allow = given.getHeaderString("Allow");
    return allow == null
        ? response
        : Response.fromResponse(response).header("Allow", allow).build();
  }

  private static Problem provider(ProviderException error) {
    String detail = String.valueOf(error.getMessage());
    if (error.reconnectNeeded()) {
      return Problem.conflict("reconnect_needed", detail);
    }
    return error.waitingHelps()
        ? Problem.of("provider_unavailable", 503, "The provider does not answer", detail)
        : Problem.of("provider_refused", 502, "The provider refused", detail);
  }

  private static boolean isDatabaseAway(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLTransientException) {
        return true;
      }
      if (e instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** 08: connection; 57P: the server is stopping or starting. */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}

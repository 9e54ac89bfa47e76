package dev.feria.server.ingest;

import dev.feria.core.webhook.HandshakeReply;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Where providers call us. */
@Path("/api/webhooks/{provider}")
@Access(Access.Level.PUBLIC)
public final class WebhookResource {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final WebhookReceiver receiver;

  WebhookResource(WebhookReceiver receiver) {
    this.receiver = receiver;
  }

  /** Takes in what concerns any account of the application; the body says which. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public void receive(
      @PathParam("provider") String provider,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      byte[] body,
      @Suspended AsyncResponse response) {
    take(webhook("POST", provider, null, uri, headers, body), response);
  }

  /** Takes in what concerns one account; the address says which. */
  @POST
  @Path("{account}")
  @Consumes(MediaType.WILDCARD)
  public void receiveForAccount(
      @PathParam("provider") String provider,
      @PathParam("account") String account,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      byte[] body,
      @Suspended AsyncResponse response) {
    take(webhook("POST", provider, account, uri, headers, body), response);
  }

  /** Answers the handshake that precedes webhooks. */
  @GET
  public Response handshake(
      @PathParam("provider") String provider, @Context UriInfo uri, @Context HttpHeaders headers) {
    return shake(webhook("GET", provider, null, uri, headers, new byte[0]));
  }

  /** Answers the handshake for the address of one account. */
  @GET
  @Path("{account}")
  public Response handshakeForAccount(
      @PathParam("provider") String provider,
      @PathParam("account") String account,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    return shake(webhook("GET", provider, account, uri, headers, new byte[0]));
  }

  private RawWebhook webhook(
      String method,
      String provider,
      @Nullable String account,
      UriInfo uri,
      HttpHeaders headers,
      byte[] body) {
    return new RawWebhook(
        provider,
        account,
        true,
        method,
        uri.getRequestUri().getPath(),
        copy(uri.getQueryParameters()),
        copy(headers.getRequestHeaders()),
        ByteString.of(body),
        receiver.clock().instant());
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> lists) {
    Map<String, List<String>> copy = new TreeMap<>();
    lists.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return copy;
  }

  private void take(RawWebhook webhook, AsyncResponse response) {
    response.setTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    response.setTimeoutHandler(late -> late.resume(answer(Ack.UNAVAILABLE)));
    receiver.receive(webhook, ack -> response.resume(answer(ack)));
  }

  private static Response answer(Ack ack) {
    return switch (ack) {
      case STORED -> Response.ok().build();
      case MALFORMED ->
          ProblemMapper.answer(Problem.of("malformed", 400, "The body cannot be read", null), null);
      case REFUSED -> ProblemMapper.answer(Problem.unauthorized(), null);
      case UNKNOWN_PROVIDER -> ProblemMapper.answer(Problem.notFound("no such provider"), null);
      case UNAVAILABLE ->
          ProblemMapper.answer(Problem.unavailable("send it again"), Duration.ofSeconds(1));
    };
  }

  private Response shake(RawWebhook webhook) {
    HandshakeReply reply =
        receiver.handshake(webhook).orElseThrow(() -> Problem.notFound("no handshake").exception());
    return Response.status(reply.status()).type(reply.contentType()).entity(reply.body()).build();
  }
}

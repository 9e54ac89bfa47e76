package dev.feria.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A provider behind a real socket that answers from two scripts: its token endpoint's, and its
 * API's.
 */
final class ScriptedProvider implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final String tokenPath;
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final Queue<RecordedRequest> calls = new ConcurrentLinkedQueue<>();
  private final Queue<RecordedRequest> tokenCalls = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Function<RecordedRequest, MockResponse> api;
  private volatile Function<RecordedRequest, MockResponse> tokens =
      request -> answer(500, "no token was scripted");

  ScriptedProvider(String tokenPath) {
    this.tokenPath = tokenPath;
    server.setServerSocketFactory(new PromptServerSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply(request);
          }
        });
  }

  MockWebServer server() {
    return server;
  }

  void start(int port) {
    try {
      server.start(port);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Answers the next API call. */
  void enqueue(MockResponse answer) {
    answers.add(answer);
  }

  /** Answers every API call. */
  void onCall(Function<RecordedRequest, MockResponse> script) {
    this.api = script;
  }

  /** Answers every token call. */
  void onTokenCall(Function<RecordedRequest, MockResponse> script) {
    this.tokens = script;
  }

  List<RecordedRequest> calls() {
    return List.copyOf(calls);
  }

  List<RecordedRequest> tokenCalls() {
    return List.copyOf(tokenCalls);
  }

  static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  static MockResponse answer(int status, String body, String header, String value) {
    return new MockResponse.Builder().code(status).body(body).addHeader(header, value).build();
  }

  /** Reads the request whole and then drops the connection. */
  static MockResponse reset() {
    return new MockResponse.Builder().onResponseStart(new CloseSocket()).build();
  }

  /** Promises twice as many bytes as come. */
  static MockResponse halfOf(String body) {
    return new MockResponse.Builder()
        .body(body)
        .setHeader("Content-Length", body.length() * 2)
        .onResponseEnd(new CloseSocket())
        .build();
  }

  /** Tells whether a request carries a token, in whatever header or parameter. */
  static boolean carries(RecordedRequest request, String token) {
    Headers headers = request.getHeaders();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.value(i).endsWith(token)) {
        return true;
      }
    }
    return request.getUrl().queryParameterNames().stream()
        .anyMatch(name -> token.equals(request.getUrl().queryParameter(name)));
  }

  private MockResponse reply(RecordedRequest request) {
    if (request.getUrl().encodedPath().endsWith(tokenPath)) {
      tokenCalls.add(request);
      return tokens.apply(request);
    }
    calls.add(request);
    Function<RecordedRequest, MockResponse> script = api;
    if (script != null) {
      return script.apply(request);
    }
    MockResponse next = answers.poll();
    return next == null ? answer(418, "no further call was expected") : next;
  }

  @Override
  public void close() {
    server.close();
  }
}

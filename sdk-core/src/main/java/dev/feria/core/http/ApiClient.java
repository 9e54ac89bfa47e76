package dev.feria.core.http;

import dev.feria.core.auth.Credentials;
import dev.feria.core.json.JsonType;
import java.net.URI;
import java.util.Optional;

/**
 * Calls one provider: builds, authorises, waits for budget, sends, retries, decodes, maps errors.
 *
 * <p>Every call may throw:
 *
 * <ul>
 *   <li>{@code ThrottledException} when the budget cannot be had in time (then with 0 attempts), or
 *       the provider says 429 to the last attempt;
 *   <li>{@code UnavailableException} when no answer came or the provider failed;
 *   <li>{@code ReconnectException} when the authorisation is gone: a 401 renews the token once and
 *       repeats the call once;
 *   <li>{@code UnreadableException} when the answer is not what the type needs; never repeated;
 *   <li>{@code RejectedException}, {@code ForbiddenException}, {@code ConflictException} as the
 *       provider says.
 * </ul>
 *
 * <p>Immutable and thread-safe. Deriving another client is cheap and shares the connection pool and
 * the budgets.
 */
public final class ApiClient {
  private final ClientSettings settings;

  ApiClient(ClientSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts a client.
   *
   * @param provider id of the provider, for failures and logs
   * @param base where paths start; http or https, with or without a path
   */
  public static ApiClientBuilder builder(String provider, URI base) {
    return new ApiClientBuilder(provider, base);
  }

  /** Returns a client that authorises its calls in another way. */
  public ApiClient withCredentials(Credentials credentials) {
    return new ApiClient(ApiClientBuilder.credentials(settings, credentials));
  }

  /** Returns a client whose paths start elsewhere; its host may then get the credentials too. */
  public ApiClient withBase(URI base) {
    return new ApiClient(ApiClientBuilder.base(settings, base));
  }

  /** Returns the id of the provider, as it stands in failures. */
  public String provider() {
    return settings.provider();
  }

  /** Sends a request and decodes the answer, which must have a body. */
  public <T> T send(ApiRequest request, Class<T> type) {
    return send(request, JsonType.of(type), CallOptions.DEFAULT);
  }

  /** Sends a request and decodes the answer, which must have a body. */
  public <T> T send(ApiRequest request, JsonType<T> type) {
    return send(request, type, CallOptions.DEFAULT);
  }

  /** Sends a request and decodes the answer, which must have a body. */
  public <T> T send(ApiRequest request, Class<T> type, CallOptions options) {
    return send(request, JsonType.of(type), options);
  }

  /** Sends a request and decodes the answer, which must have a body. */
  public <T> T send(ApiRequest request, JsonType<T> type, CallOptions options) {
    return call(request, options).value(type);
  }

  /** Sends a request and returns the decoded answer with its status and headers. */
  public <T> ApiResponse<T> sendForResponse(ApiRequest request, Class<T> type) {
    return sendForResponse(request, JsonType.of(type), CallOptions.DEFAULT);
  }

  /** Sends a request and returns the decoded answer with its status and headers. */
  public <T> ApiResponse<T> sendForResponse(
      ApiRequest request, JsonType<T> type, CallOptions options) {
    return call(request, options).decoded(type);
  }

  /**
   * Sends a read; empty when the provider does not know the resource (404) or answers without a
   * body (204).
   */
  public <T> Optional<T> find(ApiRequest request, Class<T> type) {
    return find(request, JsonType.of(type), CallOptions.DEFAULT);
  }

  /**
   * Sends a read; empty when the provider does not know the resource (404) or answers without a
   * body (204).
   */
  public <T> Optional<T> find(ApiRequest request, JsonType<T> type, CallOptions options) {
    return call(request, options).found(type);
  }

  /** Sends a request whose answer does not matter beyond its success. */
  public void execute(ApiRequest request) {
    execute(request, CallOptions.DEFAULT);
  }

  /** Sends a request whose answer does not matter beyond its success. */
  public void execute(ApiRequest request, CallOptions options) {
    call(request, options).success();
  }

  /** Sends a request and returns the successful answer undecoded, for files. */
  public RawResponse download(ApiRequest request, CallOptions options) {
    return call(request, options).success();
  }

  /**
   * Sends any request with credentials, budget and retries, and returns the last answer whatever
   * its status: the way to what is not modelled.
   */
  public RawResponse raw(ApiRequest request) {
    return raw(request, CallOptions.DEFAULT);
  }

  /**
   * Sends any request with credentials, budget and retries, and returns the last answer whatever
   * its status: the way to what is not modelled.
   */
  public RawResponse raw(ApiRequest request, CallOptions options) {
    return call(request, options).answer();
  }

  private CallRunner call(ApiRequest request, CallOptions options) {
    return new CallRunner(settings, new Exchange(settings, request.parts(), options));
  }

  @Override
  public String toString() {
    return "ApiClient(" + settings.provider() + ", " + settings.base().redact() + ")";
  }
}

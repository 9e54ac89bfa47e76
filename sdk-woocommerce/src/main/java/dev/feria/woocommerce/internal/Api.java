package dev.feria.woocommerce.internal;

import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.Priority;
import dev.feria.woocommerce.access.Permalinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client of one shop: knows where the API lies under its permalinks, lets four reads and one
 * write run at a time, and tells when an answer was true. Thread-safe.
 */
public final class Api {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ApiClient client;
  private final Permalinks permalinks;
  private final Lanes lanes;
  private final CallOptions options;
  private final @Nullable Priority priority;

  /** The two lanes of a shop, and the time. */
  public record Lanes(Lane reads, Lane writes, Clock clock) {
    /** Makes the lanes of a shop that nobody calls yet. */
    public static Lanes of(Clock clock) {
      return new Lanes(new Lane(4), new Lane(1), clock);
    }
  }

  public Api(ApiClient client, Permalinks permalinks, Lanes lanes) {
    this(client, permalinks, lanes, CallOptions.DEFAULT, null);
  }

  private Api(
      ApiClient client,
      Permalinks permalinks,
      Lanes lanes,
      CallOptions options,
      @Nullable Priority priority) {
    this.client = client;
    this.permalinks = permalinks;
    this.lanes = lanes;
    this.options = options;
    this.priority = priority;
  }

  public Api withOptions(CallOptions value) {
    return new Api(client, permalinks, lanes, value, priority);
  }

  public Api withPriority(Priority value) {
    return new Api(client, permalinks, lanes, options.priority(value), value);
  }

  /** Starts a request below {@code wc/v3}. */
  public ApiRequest request(String method, String operation, Object... segments) {
    return permalinks.request(method, operation, segments);
  }

  public ApiRequest get(String operation, Object... segments) {
    return request("GET", operation, segments);
  }

  public <T> T read(ApiRequest request, Class<T> type) {
    return lanes.reads().run(turn(), () -> client.send(request, type, options));
  }

  public <T> Answer<T> answer(ApiRequest request, JsonType<T> type) {
    return lanes
        .reads()
        .run(
            turn(),
            () -> {
              Instant before = lanes.clock().instant();
              ApiResponse<T> answer = client.sendForResponse(request, type, options);
              return dated(answer, Duration.between(before, lanes.clock().instant()));
            });
  }

  public <T> Optional<T> find(ApiRequest request, Class<T> type) {
    return lanes.reads().run(turn(), () -> client.find(request, JsonType.of(type), options));
  }

  public <T> T write(ApiRequest request, Class<T> type) {
    return lanes.writes().run(turn(), () -> client.send(request, type, options));
  }

  public RawResponse raw(ApiRequest request) {
    return lanes.writes().run(turn(), () -> client.raw(request, options));
  }

  private Priority turn() {
    return priority == null ? Priority.CATALOGUE : priority;
  }

  /**
   * The state was read somewhen during the call, which may have taken seconds; and all times of the
   * shop are cut to whole seconds.
   */
  private static <T> Answer<T> dated(ApiResponse<T> answer, Duration took) {
    boolean told = answer.headers().first("Date").isPresent();
    return new Answer<>(
        answer.body(),
        answer.headers(),
        answer.date(),
        told ? answer.date().minus(took).minus(SECOND) : null);
  }
}

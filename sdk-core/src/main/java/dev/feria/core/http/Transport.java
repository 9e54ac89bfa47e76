package dev.feria.core.http;

import java.time.Duration;
import okhttp3.OkHttpClient;

/** The connection pool that all clients of a process share. */
public final class Transport {
  private final OkHttpClient http;

  private Transport(OkHttpClient http) {
    this.http = http;
  }

  /** Returns a pool with 10 s to connect and 30 s for a whole call; redirects are not followed. */
  public static Transport create() {
    return of(
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(10))
            .callTimeout(Duration.ofSeconds(30))
            .build());
  }

  /**
   * Uses the caller's pool, with its time-outs, but never its redirects: tokens must not travel.
   */
  public static Transport of(OkHttpClient http) {
    return new Transport(
        http.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build());
  }

  /** Returns the pool. */
  public OkHttpClient http() {
    return http;
  }
}

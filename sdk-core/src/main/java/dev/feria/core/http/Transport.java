package dev.feria.core.http;

import java.net.Proxy;
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

  /**
   * Returns the same pool for addresses that strangers enter: a socket that would connect to
   * anything but a public address is refused, so that neither a name, nor a redirect, nor a name
   * that resolves otherwise the second time reaches a private host. The call fails with {@link
   * dev.feria.core.error.RejectedException} and code {@code address_not_public}. No proxy is used.
   */
  public Transport publicOnly() {
    return new Transport(
        http.newBuilder().proxy(Proxy.NO_PROXY).socketFactory(new PublicSockets()).build());
  }

  /**
   * Returns the same pool for hosts that are slow to answer.
   *
   * @param longest how long to wait for an answer, and for a whole call
   */
  public Transport patient(Duration longest) {
    return new Transport(http.newBuilder().readTimeout(longest).callTimeout(longest).build());
  }

  /** Returns the pool. */
  public OkHttpClient http() {
    return http;
  }
}

package dev.feria.shopify.internal;

import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.http.Transport;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Sleeper;
import java.net.URI;
import java.time.Clock;

/**
 * Fetches parts of files from the provider's storage, without credentials. Thread-safe.
 *
 * @param base where the API is; files of the same origin are a sandbox's
 * @param transport for the provider's own hosts
 * @param outside for the hosts of the storage, which may be any
 */
public record Downloads(
    URI base,
    Transport transport,
    Transport outside,
    Clock clock,
    Sleeper sleeper,
    CallListener listener,
    RetryPolicy retry) {

  /** Code of a file that is no longer there. */
  public static final String GONE = "result_gone";

  private static final int RANGE_NOT_SATISFIABLE = 416;

  /**
   * Fetches bytes of a file.
   *
   * @param from first byte
   * @param length how many at most
   * @return status 206 with the bytes, 200 with the whole file, or 416 past its end
   * @throws RejectedException with code {@code result_gone} when the address has expired
   */
  public RawResponse range(String url, long from, int length) {
    URI address = URI.create(url);
    boolean sandbox = sameOrigin(address, base);
    if (!sandbox && !"https".equals(address.getScheme())) {
      throw new RejectedException(
          Errors.failure("bulk.download", 0, "host_not_allowed"), null, null);
    }
    URI origin = URI.create(address.getScheme() + "://" + address.getRawAuthority());
    RawResponse answer =
        ApiClient.builder(Errors.PROVIDER, origin)
            .transport(sandbox ? transport : outside)
            .clock(clock)
            .sleeper(sleeper)
            .listener(listener)
            .retry(retry)
            .header("Accept", "*/*")
            .build()
            .raw(
                ApiRequest.link("bulk.download", url)
                    .anonymous()
                    .header("Range", "bytes=" + from + "-" + (from + length - 1)),
                CallOptions.DEFAULT);
    if (answer.isSuccess() || answer.status() == RANGE_NOT_SATISFIABLE) {
      return answer;
    }
    if (answer.status() == 429 || answer.status() >= 500) {
      throw new UnavailableException(
          Errors.failure("bulk.download", answer.status(), null), null, null);
    }
    throw new RejectedException(Errors.failure("bulk.download", answer.status(), GONE), null, null);
  }

  private static boolean sameOrigin(URI one, URI other) {
    return String.valueOf(one.getScheme()).equals(other.getScheme())
        && String.valueOf(one.getRawAuthority()).equals(other.getRawAuthority());
  }
}

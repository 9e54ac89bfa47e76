package dev.feria.testkit;

import dev.feria.core.http.Transport;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** A connection pool that counts how many response bodies were opened and closed. Thread-safe. */
public final class CountingTransport implements AutoCloseable {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Transport transport =
      Transport.of(new OkHttpClient.Builder().addInterceptor(this::count).build());

  /** Returns the pool to give to a client. */
  public Transport transport() {
    return transport;
  }

  /** Returns how many bodies a provider began to send. */
  public int opened() {
    return opened.get();
  }

  /** Returns how many bodies are still open; each holds a connection. */
  public int leaked() {
    return opened.get() - closed.get();
  }

  /** Closes the idle connections. */
  @Override
  public void close() {
    transport.http().connectionPool().evictAll();
    transport.http().dispatcher().executorService().shutdown();
  }

  private Response count(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    opened.incrementAndGet();
    ResponseBody body = response.body();
    return response
        .newBuilder()
        .body(
            ResponseBody.create(
                Okio.buffer(new CountedSource(body.source())),
                body.contentType(),
                body.contentLength()))
        .build();
  }

  private final class CountedSource extends ForwardingSource {
    private final AtomicBoolean done = new AtomicBoolean();

    CountedSource(Source body) {
      super(body);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      return delegate().read(sink, byteCount);
    }

    @Override
    public void close() throws IOException {
      if (done.compareAndSet(false, true)) {
        closed.incrementAndGet();
      }
      delegate().close();
    }
  }
}

package dev.feria.mercadolibre;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.page.Entry;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.mercadolibre.provider.MercadoLibreProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A client against a server of canned answers, with a clock that stands still. */
public final class Wire {
  public static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final String SELLER = "241983636";
  public static final String CLIENT_ID = "4934588586838432";
  public static final String DATE = "Fri, 20 Nov 2026 14:29:58 GMT";

  public final MockWebServer server;
  public final List<Duration> slept = new ArrayList<>();
  public final InMemoryTokenStore tokens = new InMemoryTokenStore();

  public Wire(MockWebServer server) {
    this.server = server;
    tokens.put(
        SELLER,
        new OAuthToken(
            Secret.of("APP_USR-access"),
            Secret.of("TG-refresh"),
            NOW.plus(Duration.ofHours(6)),
            null));
  }

  public URI base() {
    return URI.create(server.url("/mercadolibre").toString());
  }

  public MercadoLibreClient client() {
    return MercadoLibreClient.builder()
        .application(CLIENT_ID, Secret.of("app-secret"))
        .seller(SELLER)
        .tokens(tokens)
        .base(base())
        .clock(CLOCK)
        .sleeper(slept::add)
        .requestsPerSecond(1_000)
        .build();
  }

  public ProviderApplication application() {
    return application(Map.of());
  }

  public ProviderApplication application(Map<String, String> more) {
    Map<String, Secret> values = new java.util.HashMap<>();
    values.put("client_id", Secret.of(CLIENT_ID));
    values.put("client_secret", Secret.of("app-secret"));
    values.put("requests_per_second", Secret.of("1000"));
    more.forEach((name, value) -> values.put(name, Secret.of(value)));
    return new MercadoLibreProvider()
        .configure(
            new ProviderSettings(base(), values),
            new ProviderRuntime(
                Transport.create(),
                Transport.create(),
                CLOCK,
                slept::add,
                tokens,
                new InMemoryBudgets(CLOCK, slept::add),
                CallListener.NONE));
  }

  public Account account(String... tags) {
    return application()
        .open(
            new AccountHandle(
                SELLER, SELLER, Map.of("site", "MLC", "tags", String.join(",", tags))),
            Map.of());
  }

  public void answer(String json) {
    server.enqueue(json(200, json));
  }

  public void answer(int status, String json) {
    server.enqueue(json(status, json));
  }

  public static MockResponse json(int status, String json) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .addHeader("Date", DATE)
        .body(json)
        .build();
  }

  /** The next request, which must have been sent already. */
  public RecordedRequest taken() {
    try {
      RecordedRequest request = server.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no further request was sent");
      }
      return request;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  public boolean nothingMore() {
    try {
      return server.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS) == null;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** Method and target without the base, for example {@code GET /items/MLC1}. */
  public static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget().replaceFirst("^/mercadolibre", "");
  }

  public static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  /** Returns a record that could be read. */
  public static <T> T read(Entry<T> entry) {
    return ((Entry.Read<T>) entry).value();
  }

  public static String fixture(String name) {
    try (InputStream file =
        Wire.class.getResourceAsStream("/dev/feria/mercadolibre/fixtures/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A clock that is moved by hand. */
  public static final class Ticking extends Clock {
    private final java.util.concurrent.atomic.AtomicReference<Instant> now =
        new java.util.concurrent.atomic.AtomicReference<>(NOW);

    public void advance(Duration duration) {
      now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}

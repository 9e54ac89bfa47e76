package dev.feria.woocommerce;

import dev.feria.core.auth.InMemoryTokenStore;
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
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.provider.WooCommerceProvider;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A shop of canned answers, with a clock that stands still. */
public final class Wire {
  public static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final String DATE = "Fri, 20 Nov 2026 14:29:58 GMT";
  public static final String KEY = "ck_1f2e3d4c5b6a79880f1e2d3c4b5a69788f9e0d1c";
  public static final String SECRET = "cs_00112233445566778899aabbccddeeff00112233";
  public static final String WEBHOOK_SECRET = "feriaWooSecret0123456789feriaWooSecret01";

  public final MockWebServer server;
  public final List<Duration> slept = new ArrayList<>();

  public Wire(MockWebServer server) {
    this.server = server;
  }

  public URI base() {
    return URI.create(server.url("/loja").toString());
  }

  public static StoreKeys keys() {
    return new StoreKeys(Secret.of(KEY), Secret.of(SECRET));
  }

  public WooCommerceClient client() {
    return client(StoreSite.at(base()));
  }

  public WooCommerceClient client(StoreSite site) {
    return WooCommerceClient.builder()
        .site(site)
        .keys(keys())
        .clock(CLOCK)
        .sleeper(slept::add)
        .requestsPerSecond(1_000)
        .build();
  }

  public ProviderRuntime runtime() {
    return new ProviderRuntime(
        Transport.create(),
        Transport.create(),
        CLOCK,
        slept::add,
        new InMemoryTokenStore(),
        new InMemoryBudgets(CLOCK, slept::add),
        CallListener.NONE);
  }

  public ProviderApplication application() {
    return new WooCommerceProvider()
        .configure(
            new ProviderSettings(base(), Map.of("requests_per_second", Secret.of("1000"))),
            runtime());
  }

  public static Map<String, Secret> credentials() {
    return Map.of(
        "consumer_key", Secret.of(KEY),
        "consumer_secret", Secret.of(SECRET),
        "webhook_secret", Secret.of(WEBHOOK_SECRET));
  }

  public AccountHandle handle(String... more) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("base", base().toString());
    attributes.put("currency", "BRL");
    for (int i = 0; i < more.length; i += 2) {
      attributes.put(more[i], more[i + 1]);
    }
    return new AccountHandle("account-1", "loja.example.com.br", attributes);
  }

  public Account account(String... more) {
    return application().open(handle(more), credentials());
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
        .addHeader("Content-Type", "application/json; charset=UTF-8")
        .addHeader("Date", DATE)
        .body(json)
        .build();
  }

  /** The next request, which must have been sent already. */
  public RecordedRequest taken() {
    RecordedRequest request = next();
    if (request == null) {
      throw new AssertionError("no further request was sent");
    }
    return request;
  }

  public boolean nothingMore() {
    return next() == null;
  }

  private RecordedRequest next() {
    try {
      return server.takeRequest(0, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** Method and target without the base, for example {@code GET /orders/1}. */
  public static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget().replaceFirst("^/loja/wp-json/wc/v3", "");
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
        Wire.class.getResourceAsStream("/dev/feria/woocommerce/fixtures/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.feria.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.http.AnswerInspector.Finding;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.limit.Settlement;
import dev.feria.core.retry.Safety;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer says in its body outranks its status. */
class AnswerInspectorTest {
  private static final Quota QUOTA = Quota.leaky("points", 1000, 100, Quota.Scope.ACCOUNT);

  @StartStop private final MockWebServer server = new MockWebServer();
  private Shop shop;
  private RateBudget budget;

  @BeforeEach
  void open() {
    shop = new Shop(server);
    budget = shop.budgets.budget("shop/1", QUOTA);
  }

  private ApiClient client() {
    return shop.client().budget("points", budget).inspector(AnswerInspectorTest::inspect).build();
  }

  private static Finding inspect(int status, byte[] body) {
    return switch (new String(body, StandardCharsets.UTF_8)) {
      case "throttled" ->
          new Finding(ErrorKind.THROTTLED, "SLOWER", Duration.ofSeconds(3), Settlement.UNKNOWN);
      case "broken" -> new Finding(ErrorKind.UNAVAILABLE, "BROKEN", null, null);
      case "denied" -> new Finding(ErrorKind.FORBIDDEN, "DENIED", null, null);
      default -> new Finding(null, null, null, new Settlement(5.0, null));
    };
  }

  private static ApiRequest read() {
    return Shop.getOrder().bucket("points").units(500);
  }

  private static ApiRequest create() {
    return Shop.newOrder().bucket("points").units(500);
  }

  @Test
  void send_whenTheBodySaysThrottled_waitsAsItSays() {
    shop.enqueue(200, "throttled");
    shop.enqueue(200, Shop.ORDER);

    assertThat(client().send(read(), Shop.Order.class).id()).isEqualTo("1");
    assertThat(shop.sleeper.slept()).first().isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void send_whenABodySaysThrottledToACreation_isRepeated() {
    shop.enqueue(200, "throttled");
    shop.enqueue(200, Shop.ORDER);

    assertThat(client().send(create(), Shop.Order.class).id()).isEqualTo("1");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void send_whenTheBodySaysThrottledToTheEnd_namesCodeAndWait() {
    for (int i = 0; i < 4; i++) {
      shop.enqueue(200, "throttled");
    }

    assertThatThrownBy(() -> client().send(read(), Shop.Order.class))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            failure -> {
              assertThat(failure.failure().code()).isEqualTo("SLOWER");
              assertThat(failure.failure().status()).isEqualTo(200);
              assertThat(failure.failure().retryAfter()).isEqualTo(Duration.ofSeconds(3));
            });
  }

  @Test
  void send_whenTheBodySaysBroken_repeatsWhatIsSafeOnly() {
    shop.enqueue(200, "broken");
    shop.enqueue(200, Shop.ORDER);
    shop.enqueue(200, "broken");

    assertThat(client().send(read(), Shop.Order.class).id()).isEqualTo("1");
    assertThatThrownBy(() -> client().send(create(), Shop.Order.class))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void send_whenTheBodySaysBrokenAndTheCallHasAKey_isRepeated() {
    shop.enqueue(200, "broken");
    shop.enqueue(200, Shop.ORDER);

    assertThat(client().send(create().safety(Safety.IDEMPOTENT), Shop.Order.class).id())
        .isEqualTo("1");
  }

  @Test
  void send_whenTheBodySaysDenied_isForbiddenAtOnce() {
    shop.enqueue(200, "denied");

    assertThatThrownBy(() -> client().send(read(), Shop.Order.class))
        .isInstanceOfSatisfying(
            ForbiddenException.class, failure -> assertThat(failure.body()).isEqualTo("denied"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void raw_whenTheBodySaysDenied_returnsIt() {
    shop.enqueue(200, "denied");

    assertThat(client().raw(read()).text()).isEqualTo("denied");
  }

  @Test
  void send_whenCallsCostLess_settlesThemWithTheBudget() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      shop.enqueue(200, Shop.ORDER);
    }
    ApiClient client = client();
    for (int i = 0; i < 10; i++) {
      client.send(read(), Shop.Order.class);
    }

    assertThat(shop.sleeper.slept()).isEmpty();
    assertThat(budget.acquire(950, Priority.STOCK, Duration.ZERO)).isPresent();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
  }

  @Test
  void send_whenNoAnswerComes_settlesWithWhatWasTaken() throws InterruptedException {
    shop.enqueueReset();
    assertThatThrownBy(() -> client().send(create(), Shop.Order.class))
        .isInstanceOf(UnavailableException.class);

    assertThat(budget.acquire(501, Priority.STOCK, Duration.ZERO)).isEmpty();
    assertThat(budget.acquire(500, Priority.STOCK, Duration.ZERO)).isPresent();
  }

  @Test
  void send_whenAnErrorStatusComesToo_theBodyStillDecides() {
    shop.enqueue(400, "throttled");
    shop.enqueue(200, Shop.ORDER);

    assertThat(client().send(read(), Shop.Order.class).id()).isEqualTo("1");
  }
}

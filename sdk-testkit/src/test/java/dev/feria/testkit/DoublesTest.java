package dev.feria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DoublesTest {
  @StartStop final MockWebServer server = new MockWebServer();
  private final FakeClock clock = new FakeClock();

  @Test
  void fakeClock_advanced_movesItsViewsToo() {
    Clock santiago = clock.withZone(ZoneId.of("America/Santiago"));
    clock.advance(Duration.ofHours(7));
    assertThat(clock.instant()).isEqualTo(FakeClock.START.plus(Duration.ofHours(7)));
    assertThat(santiago.instant()).isEqualTo(clock.instant());
    assertThat(santiago.getZone()).isEqualTo(ZoneId.of("America/Santiago"));
    assertThat(santiago.withZone(ZoneOffset.UTC)).isSameAs(clock);
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void recordingSleeper_interrupted_sleepsNot() throws InterruptedException {
    RecordingSleeper sleeper = new RecordingSleeper(clock);
    sleeper.sleep(Duration.ofSeconds(3));
    sleeper.beforeEach(() -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> sleeper.sleep(Duration.ofSeconds(5)))
        .isInstanceOf(InterruptedException.class);
    assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(FakeClock.START.plusSeconds(3));
  }

  @Test
  void logCapture_whileOpen_keepsEveryLineWithItsException() {
    LogCapture logs = new LogCapture();
    LoggerFactory.getLogger("any.logger").trace("hello {}", "you", new IOException("deep"));
    logs.close();
    LoggerFactory.getLogger("any.logger").error("too late");
    assertThat(logs.lines()).hasSize(1);
    assertThat(logs.text()).contains("TRACE any.logger hello you", "IOException: deep");
  }

  @Test
  void countingTransport_withABodyLeftOpen_countsIt() throws IOException {
    server.enqueue(ScriptedProvider.answer(200, "a"));
    try (CountingTransport transport = new CountingTransport()) {
      Request request = new Request.Builder().url(server.url("/")).build();
      Response response = transport.transport().http().newCall(request).execute();
      assertThat(transport.opened()).isEqualTo(1);
      assertThat(transport.leaked()).isEqualTo(1);
      assertThat(response.body().string()).isEqualTo("a");
      response.close();
      assertThat(transport.leaked()).isZero();
    }
  }

  @Test
  void unlimitedBudgets_always_giveWithoutWaiting() throws InterruptedException {
    RateBudget budget =
        new UnlimitedBudgets()
            .budget("a", new Quota("b", 1, Duration.ofDays(1), Quota.Scope.ACCOUNT));
    budget.remaining(0);
    budget.closedUntil(clock.instant().plusSeconds(9));
    for (int i = 0; i < 3; i++) {
      assertThat(budget.acquire(9, Priority.CATALOGUE, Duration.ZERO)).contains(Duration.ZERO);
    }
  }

  @Test
  void promptServerSockets_boundByThemselves_areNotMade() throws IOException {
    PromptServerSockets sockets = new PromptServerSockets();
    assertThatThrownBy(() -> sockets.createServerSocket(0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sockets.createServerSocket(0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sockets.createServerSocket(0, 1, InetAddress.getLoopbackAddress()))
        .isInstanceOf(IOException.class);
  }
}

package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.mercadolibre.messages.MessagingParticipants;
import dev.feria.mercadolibre.orders.Buyer;
import dev.feria.mercadolibre.users.ApplicationGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class ClientTest {
  @StartStop public final MockWebServer server = new MockWebServer();

  @Test
  void build_whenSomethingIsMissing_namesIt() {
    assertThatThrownBy(() -> MercadoLibreClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("application");
    assertThatThrownBy(() -> MercadoLibreClient.builder().application("1", Secret.of("s")).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("seller");
    assertThatThrownBy(
            () -> MercadoLibreClient.builder().application("1", Secret.of("s")).seller("2").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tokens");
    assertThatThrownBy(() -> MercadoLibreClient.builder().requestsPerSecond(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void client_whenPrinted_hidesItsSecrets() {
    Wire wire = new Wire(server);

    assertThat(wire.client()).hasToString("MercadoLibreClient(seller 241983636)");
    assertThat(wire.client().seller()).isEqualTo(Wire.SELLER);
    assertThat(wire.tokens.load(Wire.SELLER).orElseThrow().toString())
        .doesNotContain("APP_USR")
        .doesNotContain("TG-");
  }

  @Test
  void client_whenGivenItsOwnParts_usesThem() {
    Wire wire = new Wire(server);
    List<String> heard = new ArrayList<>();
    MercadoLibreClient client =
        MercadoLibreClient.builder()
            .application("1", Secret.of("s"))
            .seller(Wire.SELLER)
            .tokens(wire.tokens)
            .tokenKey(Wire.SELLER)
            .base(wire.base())
            .transport(Transport.create())
            .budgets(new InMemoryBudgets(Wire.CLOCK, wire.slept::add))
            .clock(Wire.CLOCK)
            .sleeper(wire.slept::add)
            .retry(RetryPolicy.NEVER)
            .listener(call -> heard.add(call.operation() + " " + call.status()))
            .build()
            .withOptions(CallOptions.DEFAULT.timeout(Duration.ofSeconds(5)));
    wire.answer(503, "{}");

    assertThatThrownBy(() -> client.users().me()).isInstanceOf(UnavailableException.class);
    assertThat(heard).containsExactly("users.me 503");
  }

  @Test
  void budget_whenTenASecondAreUsed_waitsForTheNextSecond() {
    Wire wire = new Wire(server);
    List<Duration> waits = new ArrayList<>();
    Wire.Ticking clock = new Wire.Ticking();
    MercadoLibreClient client =
        MercadoLibreClient.builder()
            .application("1", Secret.of("s"))
            .seller(Wire.SELLER)
            .tokens(wire.tokens)
            .base(wire.base())
            .clock(clock)
            .sleeper(
                duration -> {
                  waits.add(duration);
                  clock.advance(duration);
                })
            .build();
    for (int i = 0; i < 11; i++) {
      wire.answer("{\"id\":1}");
    }

    for (int i = 0; i < 11; i++) {
      client.users().me();
    }

    assertThat(waits).isNotEmpty();
    assertThat(clock.instant()).isAfterOrEqualTo(Wire.NOW.plusSeconds(1));
  }

  @Test
  void arguments_whenUseless_areRefusedAtOnce() {
    MercadoLibreClient client = new Wire(server).client();

    assertThatThrownBy(() -> client.orders().billingInfo("MLC", new Buyer("1", null, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.shipments().labels(List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> client.applications().revoke(new ApplicationGrant(null, "1", null, List.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Site("XX")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void participants_whenOverridden_areIntroducedOrTakenBack() {
    MessagingParticipants changed =
        MessagingParticipants.PUBLISHED.overriddenBy("MLA=3037674934, MLB=");

    assertThat(changed.recipient("MLA")).contains("3037674934");
    assertThat(changed.recipient("MLB")).isEmpty();
    assertThat(changed.recipient("MLC")).contains("3020819166");
    assertThat(MessagingParticipants.PUBLISHED.recipient("MLA")).isEmpty();
    assertThat(changed.isAutomatic("3037675074")).isTrue();
    assertThat(new InMemoryTokenStore().load("x")).isEmpty();
  }
}

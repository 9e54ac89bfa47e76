package dev.feria.woocommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private final Pace pace = new Pace(2);

  private Duration after(int status) {
    return pace.read(status, name -> Optional.empty()).closedFor();
  }

  @Test
  void read_whileAllIsWell_pausesNowhere() {
    assertThat(after(200)).isNull();
    assertThat(after(404)).isNull();
    assertThat(after(500)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 508})
  void read_whenTheShopComplains_halvesEachTime(int status) {
    assertThat(after(status)).isNull(); // the retry waits by itself
    assertThat(after(200)).isEqualTo(Duration.ofSeconds(1));
    after(status);
    assertThat(after(200)).isEqualTo(Duration.ofSeconds(2));
    for (int i = 0; i < 20; i++) {
      after(status);
    }
    assertThat(after(200)).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void read_afterTwentyGoodAnswers_takesOneHalvingBack() {
    after(503);
    for (int i = 0; i < 19; i++) {
      assertThat(after(200)).isEqualTo(Duration.ofSeconds(1));
    }
    assertThat(after(200)).isNull();
  }
}

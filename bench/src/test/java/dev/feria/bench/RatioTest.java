package dev.feria.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void of_whenAllAreEqual_hasNoWidth() {
    Ratio ratio = Ratio.of(List.of(1.2, 1.2, 1.2));
    assertThat(ratio.mean()).isCloseTo(1.2, within(1e-9));
    assertThat(ratio.text()).isEqualTo("1.20 (1.20-1.20)");
  }

  @Test
  void of_whenTheyDiffer_isTheGeometricMeanWithItsInterval() {
    Ratio ratio = Ratio.of(List.of(0.5, 2.0));
    assertThat(ratio.mean()).isCloseTo(1.0, within(1e-9));
    assertThat(ratio.low()).isLessThan(0.5);
    assertThat(ratio.high()).isGreaterThan(2.0);
  }

  @Test
  void median_whenEven_liesBetweenTheMiddleTwo() {
    assertThat(Ratio.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
  }
}

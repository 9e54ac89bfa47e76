package dev.feria.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFeedbackTest {
  @ParameterizedTest
  @CsvSource({"12, 12", "' 3 ', 3", "0, 0", "-1,", "many,", ","})
  void remaining_fromAHeader_isReadIfItIsANumber(@Nullable String value, @Nullable Integer left) {
    BudgetHint hint =
        HeaderFeedback.remaining("X-Left")
            .read(
                200, name -> name.equals("X-Left") ? Optional.ofNullable(value) : Optional.empty());
    assertThat(hint).isEqualTo(new BudgetHint(left, null));
  }

  @Test
  void none_always_tellsNothing() {
    assertThat(HeaderFeedback.NONE.read(429, name -> Optional.of("1")))
        .isEqualTo(BudgetHint.NOTHING);
  }
}

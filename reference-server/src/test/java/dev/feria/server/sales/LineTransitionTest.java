package dev.feria.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.sales.LineTransition.Match;
import dev.feria.server.sales.LineTransition.Observation;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineTransitionTest {
  private static final Instant COUNTED = Instant.parse("2026-11-20T12:00:00.700Z");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # held,    state,     listing,  placed, updated, reservable | effect,   action
          NONE,      UNPAID,    matched,  after,  after,   true,        RESERVED, RESERVE
          NONE,      UNKNOWN,   matched,  after,  after,   true,        RESERVED, RESERVE
          NONE,      UNPAID,    matched,  after,  after,   false,       NONE,     NOTHING
          NONE,      PAID,      matched,  after,  after,   true,        TAKEN,    SELL
          NONE,      PAID,      matched,  after,  after,   false,       TAKEN,    SELL
          NONE,      CANCELLED, matched,  after,  after,   true,        NONE,     NOTHING
          NONE,      PAID,      matched,  same,   same,    true,        TAKEN,    SELL
          NONE,      UNPAID,    matched,  before, before,  true,        INCLUDED, NOTHING
          NONE,      UNKNOWN,   matched,  before, after,   true,        INCLUDED, NOTHING
          NONE,      PAID,      matched,  before, before,  true,        INCLUDED, NOTHING
          NONE,      PAID,      matched,  before, after,   true,        INCLUDED, NOTHING
          NONE,      CANCELLED, matched,  before, before,  true,        NONE,     NOTHING
          NONE,      CANCELLED, matched,  before, after,   true,        RETURNED, GIVE_BACK
          NONE,      CANCELLED, matched,  before, same,    true,        RETURNED, GIVE_BACK
          NONE,      PAID,      linkless, after,  after,   true,        NONE,     NOTHING
          NONE,      PAID,      unknown,  after,  after,   true,        NONE,     NOTHING
          NONE,      PAID,      foreign,  after,  after,   true,        FOREIGN,  NOTHING
          NONE,      CANCELLED, foreign,  before, after,   true,        FOREIGN,  NOTHING
          RESERVED,  UNPAID,    matched,  after,  after,   false,       RESERVED, NOTHING
          RESERVED,  UNKNOWN,   matched,  after,  after,   true,        RESERVED, NOTHING
          RESERVED,  PAID,      matched,  after,  after,   true,        TAKEN,    SELL_RESERVED
          RESERVED,  CANCELLED, matched,  after,  after,   true,        NONE,     RELEASE
          TAKEN,     UNPAID,    matched,  after,  after,   true,        TAKEN,    NOTHING
          TAKEN,     PAID,      matched,  after,  after,   true,        TAKEN,    NOTHING
          TAKEN,     CANCELLED, matched,  after,  after,   true,        RETURNED, GIVE_BACK
          TAKEN,     CANCELLED, unknown,  after,  after,   true,        RETURNED, GIVE_BACK
          INCLUDED,  PAID,      matched,  before, after,   true,        INCLUDED, NOTHING
          INCLUDED,  CANCELLED, matched,  before, after,   true,        RETURNED, GIVE_BACK
          RETURNED,  CANCELLED, matched,  after,  after,   true,        RETURNED, NOTHING
          RETURNED,  PAID,      matched,  after,  after,   true,        RETURNED, NOTHING
          FOREIGN,   CANCELLED, foreign,  after,  after,   true,        FOREIGN,  NOTHING
          """)
  void of_whenOrderIsSeen_followsTheTable(
      LineEffect held,
      OrderState state,
      String listing,
      String placed,
      String updated,
      boolean reservable,
      LineEffect effect,
      LineTransition.Action action) {
    var order = new Observation(state, at(placed), at(updated), reservable);
    assertThat(LineTransition.of(held, order, match(listing)))
        .isEqualTo(new LineTransition(effect, action));
  }

  private static Match match(String listing) {
    return switch (listing) {
      case "matched" -> new Match(true, false, COUNTED);
      case "linkless" -> new Match(false, false, COUNTED);
      case "foreign" -> new Match(true, true, COUNTED);
      default -> null;
    };
  }

  /** In the same second is after, whatever the fraction says. */
  private static Instant at(String word) {
    return switch (word) {
      case "before" -> Instant.parse("2026-11-20T11:59:59.999Z");
      case "same" -> Instant.parse("2026-11-20T12:00:00.100Z");
      default -> Instant.parse("2026-11-20T12:00:01Z");
    };
  }
}

package dev.feria.server.sales;

import dev.feria.server.sales.LineTransition.Action;

/**
 * Decides how many pieces of a line an observation moves, as some of them may have come back. Pure.
 *
 * @param effect what the line has done then
 * @param action what to do to the stock now
 * @param pieces with how many pieces; what stays promised for {@link Action#SHRINK}
 */
record LineMove(LineEffect effect, Action action, int pieces) {
  /**
   * Pieces of a line.
   *
   * @param ordered how many there are
   * @param settled how many of them our stock knows to be back
   * @param returned how many of them are back now, at least as many
   * @param known whether our stock was counted with those that are back now
   */
  record Pieces(int ordered, int settled, int returned, boolean known) {
    int left() {
      return ordered - returned;
    }
  }

  /**
   * Decides.
   *
   * @param held what the line had done before
   * @param step where the order's state leads
   */
  static LineMove of(LineEffect held, LineTransition step, Pieces pieces) {
    return switch (step.action()) {
      case SELL, SELL_RESERVED ->
          new LineMove(back(step.effect(), pieces), step.action(), pieces.left());
      case RESERVE ->
          pieces.left() == 0
              ? new LineMove(LineEffect.NONE, Action.NOTHING, 0)
              : new LineMove(step.effect(), Action.RESERVE, pieces.left());
      case RELEASE -> new LineMove(step.effect(), Action.RELEASE, 0);
      case GIVE_BACK ->
          new LineMove(step.effect(), Action.GIVE_BACK, pieces.ordered() - pieces.settled());
      case NOTHING, GIVE_SOME_BACK, SHRINK -> standing(held, step.effect(), pieces);
    };
  }

  /** The order stands as before, or its stock knows it; some of it may have come back. */
  private static LineMove standing(LineEffect held, LineEffect effect, Pieces pieces) {
    int more = pieces.returned() - pieces.settled();
    boolean knownFirst = held == LineEffect.NONE && pieces.known();
    if (more <= 0 || knownFirst) {
      return new LineMove(effect, Action.NOTHING, 0);
    }
    return switch (effect) {
      case TAKEN, INCLUDED -> new LineMove(back(effect, pieces), Action.GIVE_SOME_BACK, more);
      case RESERVED ->
          pieces.left() == 0
              ? new LineMove(LineEffect.NONE, Action.RELEASE, 0)
              : new LineMove(effect, Action.SHRINK, pieces.left());
      case NONE, RETURNED, FOREIGN -> new LineMove(effect, Action.NOTHING, 0);
    };
  }

  private static LineEffect back(LineEffect effect, Pieces pieces) {
    return pieces.left() == 0 ? LineEffect.RETURNED : effect;
  }
}

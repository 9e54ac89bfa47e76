package dev.feria.core.limit;

/** A quota of so many units in any window of a length. */
final class WindowMeter implements Meter {
  private final int permits;
  private final long periodMillis;
  private final SlidingWindow window;

  WindowMeter(int permits, long periodMillis) {
    this.permits = permits;
    this.periodMillis = periodMillis;
    this.window = new SlidingWindow(periodMillis);
  }

  @Override
  public long turn(long wanted, int kept, long nowMillis) {
    int limit = permits - kept;
    long rounds = (wanted - 1) / limit;
    long inLastRound = wanted - rounds * limit;
    long turn = window.fallsTo(limit - inLastRound, nowMillis);
    return turn + rounds * periodMillis;
  }

  @Override
  public void take(int units, long nowMillis) {
    window.grant(nowMillis, units);
  }

  @Override
  public void remaining(int units, long nowMillis) {
    long ours = permits - window.used(nowMillis);
    if (units < ours) {
      window.grant(nowMillis, (int) (ours - units));
    }
  }

  @Override
  public void settle(int units, Settlement settlement, long nowMillis) {
    // what was taken counts, whatever it turned out to be
  }
}

package dev.feria.core.limit;

import dev.feria.core.limit.Settlement.Level;

/**
 * A bucket of cost points that refills evenly. What was taken and is not settled yet may or may not
 * be in the provider's count: it is taken to be missing there, so the meter shows too little for a
 * moment rather than too much.
 */
final class LeakyMeter implements Meter {
  private double capacity;
  private double perMilli;
  private double level;
  private double open;
  private long lastMillis = Long.MIN_VALUE;

  LeakyMeter(int capacity, long periodMillis) {
    this.capacity = capacity;
    this.perMilli = (double) capacity / periodMillis;
    this.level = capacity;
  }

  @Override
  public long turn(long wanted, int kept, long nowMillis) {
    refill(nowMillis);
    double missing = wanted + kept - level;
    return missing <= 0 ? nowMillis : nowMillis + (long) Math.ceil(missing / perMilli);
  }

  @Override
  public void take(int units, long nowMillis) {
    refill(nowMillis);
    level -= units;
    open += units;
  }

  @Override
  public void remaining(int units, long nowMillis) {
    refill(nowMillis);
    level = Math.min(level, units);
  }

  @Override
  public void settle(int units, Settlement settlement, long nowMillis) {
    refill(nowMillis);
    open = Math.max(0, open - units);
    Level told = settlement.level();
    if (told != null) {
      capacity = told.capacity();
      perMilli = told.perSecond() / 1000;
      level = Math.min(capacity, told.available() - open);
    } else if (settlement.cost() != null) {
      level = Math.min(capacity, level + units - settlement.cost());
    }
  }

  private void refill(long nowMillis) {
    if (lastMillis != Long.MIN_VALUE && nowMillis > lastMillis) {
      level = Math.min(capacity, level + (nowMillis - lastMillis) * perMilli);
    }
    lastMillis = Math.max(lastMillis, nowMillis);
  }
}

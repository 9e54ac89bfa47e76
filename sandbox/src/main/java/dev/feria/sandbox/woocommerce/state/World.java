package dev.feria.sandbox.woocommerce.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The whole state of the twin. Guarded by the lock of the twin's context. */
public final class World {
  public long seed = 7;

  /** Grows with every random source that was given out. */
  public long drawn;

  public Map<String, Store> stores = new LinkedHashMap<>();

  /** A random source; the same one at the same point of the same history. */
  public SplittableRandom random() {
    drawn++;
    return new SplittableRandom(seed * 1_000_003 + drawn);
  }

  /** Lower-case hexadecimal digits. */
  public String hex(int digits) {
    SplittableRandom random = random();
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      text.append(Long.toHexString(random.nextLong() | Long.MIN_VALUE));
    }
    return text.substring(0, digits);
  }

  /** Builds the look-ups again after loading. */
  public void index() {
    stores.values().forEach(Store::index);
  }
}

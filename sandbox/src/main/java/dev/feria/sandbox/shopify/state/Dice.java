package dev.feria.sandbox.shopify.state;

import java.util.List;

/** A random source whose state can be kept: SplitMix64. Not for secrets. */
public final class Dice {
  /** The whole state. */
  public long state;

  /** Dice with a seed. */
  public static Dice of(long seed) {
    Dice dice = new Dice();
    dice.state = seed * 0x9E3779B97F4A7C15L + 0x5EED;
    return dice;
  }

  /** Any long. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 (included) to bound (excluded). */
  public int below(int bound) {
    return (int) Math.floorMod(next(), (long) bound);
  }

  /** True with this probability in percent. */
  public boolean percent(int probability) {
    return below(100) < probability;
  }

  /** One of these. */
  public <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Lower-case hexadecimal digits. */
  public String hex(int digits) {
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      String part = Long.toHexString(next());
      text.append("0".repeat(16 - part.length())).append(part);
    }
    return text.substring(0, digits);
  }

  /** A UUID in text. */
  public String uuid() {
    String hex = hex(32);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(13, 16)
        + "-9"
        + hex.substring(17, 20)
        + "-"
        + hex.substring(20);
  }
}

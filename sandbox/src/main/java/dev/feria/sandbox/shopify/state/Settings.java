package dev.feria.sandbox.shopify.state;

/** What the control API can change about the platform itself. */
public final class Settings {
  public boolean limits = true;
  public double costBucket = 2_000;
  public double costRestore = 100;
  public int mostCost = 1_000;
  public long bulkDelayMillis = 200;

  /** An export fails after this many objects; 0 for never. */
  public long bulkFailAfter;
}

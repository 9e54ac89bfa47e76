package dev.feria.sandbox.shopify.state;

/** Stock of one inventory item at one location; what is on hand is the sum of its parts. */
public final class Level {
  public long id;
  public long locationId;
  public int available;
  public int committed;

  /** Damaged, reserved and the like. */
  public int unavailable;

  public int incoming;
  public long created;
  public long updated;

  public transient Variant variant = Variant.NONE;

  /** Units that are physically there. */
  public int onHand() {
    return available + committed + unavailable;
  }
}

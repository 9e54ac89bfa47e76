package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;

/** What a mutation with an idempotency key has done. */
public final class Remembered {
  /** Mutation with its arguments, in text. */
  public String fingerprint = "";

  public long at;
  public String reason = "";
  public String reference = "";
  public long groupId;
  public List<Change> changes = new ArrayList<>();

  /** One quantity that changed. */
  public static final class Change {
    public long itemId;
    public long locationId;
    public String name = "";
    public int delta;
    public int after;
  }
}

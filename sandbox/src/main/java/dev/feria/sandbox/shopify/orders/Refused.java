package dev.feria.sandbox.shopify.orders;

/** Something that the platform does not do, with the reason a person would read. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean missing;

  private Refused(boolean missing, String message) {
    super(message, null, false, false);
    this.missing = missing;
  }

  /** The thing is there but its state does not allow it. */
  public static Refused conflict(String message) {
    return new Refused(false, message);
  }

  /** The thing is not there. */
  public static Refused missing(String message) {
    return new Refused(true, message);
  }

  /** True when something named was not found. */
  public boolean isMissing() {
    return missing;
  }

  /** The reason. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

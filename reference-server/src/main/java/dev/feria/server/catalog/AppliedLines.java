package dev.feria.server.catalog;

/** Order lines of a listing that moved or reserved stock of the product it was linked to. */
public record AppliedLines(int lines, int units) {
  /** None. */
  public static final AppliedLines NONE = new AppliedLines(0, 0);
}

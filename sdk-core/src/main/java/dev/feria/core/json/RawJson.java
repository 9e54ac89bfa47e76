package dev.feria.core.json;

/**
 * A JSON value kept as it came, for parts whose shape varies.
 *
 * @param text a JSON document
 */
public record RawJson(String text) {
  /** The literal {@code null}, to send it explicitly: components that are null are left out. */
  public static final RawJson NULL = new RawJson("null");

  @Override
  public String toString() {
    return text;
  }
}

package dev.feria.core.json;

/**
 * A provider's enumeration, open to values that this version does not know: a record with the text
 * as its only component and the known values as constants.
 *
 * <pre>{@code
 * public record ItemStatus(String wire) implements OpenEnum {
 *   public static final ItemStatus ACTIVE = new ItemStatus("active");
 * }
 * }</pre>
 */
public interface OpenEnum {
  /** Returns the value as the provider writes it. */
  String wire();
}

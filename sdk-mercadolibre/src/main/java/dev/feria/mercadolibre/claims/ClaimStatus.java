package dev.feria.mercadolibre.claims;

import dev.feria.core.json.OpenEnum;

/**
 * The status of a claim.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record ClaimStatus(String wire) implements OpenEnum {
  /** {@code opened}. */
  public static final ClaimStatus OPENED = new ClaimStatus("opened");

  /** {@code closed}. */
  public static final ClaimStatus CLOSED = new ClaimStatus("closed");
}

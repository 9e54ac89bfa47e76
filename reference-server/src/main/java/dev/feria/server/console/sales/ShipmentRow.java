package dev.feria.server.console.sales;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment on the page of its order.
 *
 * @param what the lines in it, each with its quantity
 * @param state waiting, told, reconnect or refused
 * @param error what the channel said last
 */
public record ShipmentRow(
    String id,
    @Nullable String carrier,
    @Nullable String number,
    @Nullable String url,
    List<String> what,
    String state,
    @Nullable String error,
    Instant at,
    String by) {
  /** Tells whether the channel is to be told without anybody's doing. */
  public boolean waiting() {
    return state.equals("waiting");
  }

  /** Tells whether a person can have the channel told again. */
  public boolean stuck() {
    return state.equals("refused") || (state.equals("waiting") && error != null);
  }
}

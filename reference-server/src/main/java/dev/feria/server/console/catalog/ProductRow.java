package dev.feria.server.console.catalog;

/**
 * A product in a table.
 *
 * @param available without any account's safety buffer, never below 0
 * @param listings how many are linked
 */
public record ProductRow(
    String id, String sku, String title, int onHand, int reserved, int available, long listings) {
  /** Returns what tells one state of the row from another, for live updates. */
  public String stamp() {
    return id + ":" + onHand + ":" + reserved + ":" + listings;
  }
}

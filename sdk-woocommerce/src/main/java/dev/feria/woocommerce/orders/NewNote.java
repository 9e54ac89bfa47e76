package dev.feria.woocommerce.orders;

/**
 * A note to add.
 *
 * @param customerNote true sends it to the buyer by e-mail
 */
public record NewNote(String note, boolean customerNote) {
  /** Returns a note that only the shop sees. */
  public static NewNote internal(String note) {
    return new NewNote(note, false);
  }

  /** Returns a note that the buyer gets by e-mail. */
  public static NewNote toBuyer(String note) {
    return new NewNote(note, true);
  }
}

package dev.feria.server.console;

/** Who did something, as people know them. */
public final class Actors {
  private Actors() {}

  /** Returns the name of an actor, such as {@code user:ana@example.com} or {@code system}. */
  public static String name(Texts texts, String actor) {
    if (actor.startsWith("user:")) {
      return actor.substring("user:".length());
    }
    if (actor.startsWith("key:")) {
      return texts.t("actor.key", actor.substring("key:".length()));
    }
    return texts.tOr("actor." + actor, actor);
  }
}

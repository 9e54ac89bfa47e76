package dev.feria.sandbox.mercadolibre.state;

import org.jspecify.annotations.Nullable;

/** A question before the sale. */
public final class Question {
  public long id;

  public String itemId = "";

  public long sellerId;

  public long fromId;

  public String text = "";

  public String status = "UNANSWERED";

  public long created;

  public @Nullable String answer;

  public long answered;
}

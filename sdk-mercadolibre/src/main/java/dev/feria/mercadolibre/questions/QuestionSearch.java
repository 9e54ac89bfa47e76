package dev.feria.mercadolibre.questions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which questions of a seller to list. Immutable; {@link #ALL} lists all, newest first. */
public final class QuestionSearch {
  /** Every question to the seller. */
  public static final QuestionSearch ALL = new QuestionSearch(Map.of());

  private final Map<String, String> parameters;

  private QuestionSearch(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Lists only questions about an item. */
  public QuestionSearch item(String itemId) {
    return and("item", itemId);
  }

  /** Lists only questions of a person. */
  public QuestionSearch from(String userId) {
    return and("from", userId);
  }

  /** Lists only questions of a status. */
  public QuestionSearch status(QuestionStatus status) {
    return and("status", status.wire());
  }

  Map<String, String> parameters() {
    return parameters;
  }

  private QuestionSearch and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new QuestionSearch(Collections.unmodifiableMap(more));
  }
}

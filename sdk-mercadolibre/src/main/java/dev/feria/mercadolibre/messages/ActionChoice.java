package dev.feria.mercadolibre.messages;

import org.jspecify.annotations.Nullable;

/**
 * A first message of a kind that the action guide offers.
 *
 * @param optionId for example {@code REQUEST_VARIANTS} or {@code OTHER}
 * @param text for options of free text
 * @param templateId for options with prepared texts
 */
public record ActionChoice(String optionId, @Nullable String text, @Nullable String templateId) {
  /** Returns a choice with free text. */
  public static ActionChoice text(String optionId, String text) {
    return new ActionChoice(optionId, text, null);
  }

  /** Returns a choice of a prepared text. */
  public static ActionChoice template(String optionId, String templateId) {
    return new ActionChoice(optionId, null, templateId);
  }
}

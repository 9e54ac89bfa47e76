package dev.feria.mercadolibre.shipments;

import dev.feria.core.json.OpenEnum;

/**
 * What a label is printed as.
 *
 * @param wire as the provider writes it
 */
public record LabelFormat(String wire) implements OpenEnum {
  /** A PDF file. */
  public static final LabelFormat PDF = new LabelFormat("pdf");

  /** A text for label printers. */
  public static final LabelFormat ZPL = new LabelFormat("zpl2");
}

/** Questions that buyers ask before they buy, and their answers. Page: preguntas (29/09/2023). */
@NullMarked
package dev.feria.mercadolibre.questions;

import org.jspecify.annotations.NullMarked;

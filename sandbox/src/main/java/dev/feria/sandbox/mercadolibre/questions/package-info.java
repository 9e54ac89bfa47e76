/** Questions before the sale and their answers. One answer per question, as at the platform. */
@NullMarked
package dev.feria.sandbox.mercadolibre.questions;

import org.jspecify.annotations.NullMarked;

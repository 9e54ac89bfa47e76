/** Sites, categories, their attributes and the category predictor. The tree is small and fixed. */
@NullMarked
package dev.feria.sandbox.mercadolibre.categories;

import org.jspecify.annotations.NullMarked;

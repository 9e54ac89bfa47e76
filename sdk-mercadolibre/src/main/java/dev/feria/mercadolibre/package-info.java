/**
 * The typed client of the Mercado Libre API: {@link MercadoLibreClient}, with one package beside
 * this one for each family of resources. It is complete enough to be used alone, without the rest
 * of Feria.
 */
@NullMarked
package dev.feria.mercadolibre;

import org.jspecify.annotations.NullMarked;

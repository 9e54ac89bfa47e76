/**
 * The shop as a Feria provider. Hosts find {@link
 * dev.feria.woocommerce.provider.WooCommerceProvider} with the service loader.
 */
@NullMarked
package dev.feria.woocommerce.provider;

import org.jspecify.annotations.NullMarked;

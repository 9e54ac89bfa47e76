/** The shop itself: versions, plugins, currency and settings. All of it is read only. */
@NullMarked
package dev.feria.woocommerce.store;

import org.jspecify.annotations.NullMarked;

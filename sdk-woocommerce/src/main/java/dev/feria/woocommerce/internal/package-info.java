/**
 * What several resource families share and nobody else should use. It may change without notice.
 */
@NullMarked
package dev.feria.woocommerce.internal;

import org.jspecify.annotations.NullMarked;

/**
 * The JSON set-up shared by all SDKs: records, instants, decimals, open enumerations, unknown
 * fields ignored.
 */
@NullMarked
package dev.feria.core.json;

import org.jspecify.annotations.NullMarked;

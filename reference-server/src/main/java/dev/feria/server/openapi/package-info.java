/**
 * The API's own description and the page that shows it. The description is kept as one file for
 * each feature, in the resources under {@code openapi/}.
 */
@NullMarked
package dev.feria.server.openapi;

import org.jspecify.annotations.NullMarked;

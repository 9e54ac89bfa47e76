/** Lazy walks over paged answers, resumable at any page. */
@NullMarked
package dev.feria.core.page;

import org.jspecify.annotations.NullMarked;

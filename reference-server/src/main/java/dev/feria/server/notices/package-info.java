/**
 * What the owner of a tenant should know: raised by features, shown in the console, mailed where
 * mail is configured. A notice is raised once until it is resolved.
 */
@NullMarked
package dev.feria.server.notices;

import org.jspecify.annotations.NullMarked;

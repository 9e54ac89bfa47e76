/**
 * The HTTP plumbing: the listener, strict JSON in and out, problems, limits, who is calling. Only
 * resources and their filters use it; services and stores know nothing of HTTP but {@link
 * dev.feria.server.platform.http.Problem}.
 */
@NullMarked
package dev.feria.server.platform.http;

import org.jspecify.annotations.NullMarked;

/**
 * The HTTP plumbing of the fakes: server, calls, replies, routes and JSON trees. It knows no
 * platform and can misbehave on purpose at socket level.
 */
@NullMarked
package dev.feria.sandbox.http;

import org.jspecify.annotations.NullMarked;

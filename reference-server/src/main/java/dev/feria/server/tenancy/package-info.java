/**
 * Who uses the server: tenants, their users, sessions, API keys and roles, and the audit log of
 * what they did. Knows who is calling before any other feature is asked.
 */
@NullMarked
package dev.feria.server.tenancy;

import org.jspecify.annotations.NullMarked;

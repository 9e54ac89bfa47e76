/**
 * The pages for the business itself, API keys, people and the audit log. Most of it is the owners'
 * alone.
 */
@NullMarked
package dev.feria.server.console.settings;

import org.jspecify.annotations.NullMarked;

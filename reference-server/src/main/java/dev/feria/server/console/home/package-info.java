/** The start page, log-in and errors. What is open and what happened today is gathered here. */
@NullMarked
package dev.feria.server.console.home;

import org.jspecify.annotations.NullMarked;

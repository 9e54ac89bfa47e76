/**
 * The demo: a seller's first hour with the server, played over its own REST API and pages against a
 * sandbox of fake providers. It knows no provider; the sandbox says which there are.
 */
@NullMarked
package dev.feria.server.demo;

import org.jspecify.annotations.NullMarked;

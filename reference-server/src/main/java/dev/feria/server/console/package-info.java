/**
 * The web pages: the frame around them, their texts and their files. Each sub-package holds the
 * pages of one area, which call the services of the features and render templates.
 */
@NullMarked
package dev.feria.server.console;

import org.jspecify.annotations.NullMarked;

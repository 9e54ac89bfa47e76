/**
 * What people may ask of those who hold data about them: to see it, and to be forgotten. Providers
 * pass these requests on as events; what identifies a person goes, sales remain as numbers.
 */
@NullMarked
package dev.feria.server.privacy;

import org.jspecify.annotations.NullMarked;

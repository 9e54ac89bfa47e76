/**
 * The provider's OAuth 2: the page where a seller authorises an application, and the token calls.
 * Page: autenticacion-y-autorizacion (29/12/2025).
 */
@NullMarked
package dev.feria.mercadolibre.oauth;

import org.jspecify.annotations.NullMarked;

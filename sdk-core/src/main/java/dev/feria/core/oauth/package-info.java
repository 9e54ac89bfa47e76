/**
 * The OAuth 2 endpoints of a provider: the authorisation address, the exchange of a code, and the
 * renewal of a token. What keeps a token alive between calls is in {@code core.auth}.
 */
@NullMarked
package dev.feria.core.oauth;

import org.jspecify.annotations.NullMarked;

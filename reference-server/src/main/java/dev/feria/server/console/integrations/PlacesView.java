package dev.feria.server.console.integrations;

import dev.feria.server.accounts.Locations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locations of an account.
 *
 * @param account its id
 * @param problem why they cannot be listed; null when they can
 */
public record PlacesView(String account, List<Locations.View> places, @Nullable String problem) {}

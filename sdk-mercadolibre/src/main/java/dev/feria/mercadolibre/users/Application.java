package dev.feria.mercadolibre.users;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application as the developer centre keeps it.
 *
 * @param maxRequestsPerHour for example 18000
 */
public record Application(
    String id,
    @Nullable String name,
    @Nullable Long maxRequestsPerHour,
    @Nullable String callbackUrl,
    @Nullable String notificationsCallbackUrl,
    List<String> notificationsTopics,
    List<String> scopes) {
  public Application {
    notificationsTopics =
        notificationsTopics == null ? List.of() : Collections.unmodifiableList(notificationsTopics);
    scopes = scopes == null ? List.of() : Collections.unmodifiableList(scopes);
  }
}

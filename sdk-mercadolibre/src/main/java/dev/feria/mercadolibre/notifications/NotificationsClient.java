package dev.feria.mercadolibre.notifications;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import org.jspecify.annotations.Nullable;

/** Lists the notifications that the provider could not deliver. Thread-safe. */
public final class NotificationsClient {
  private static final int LIMIT = 50;

  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#notifications}. */
  public NotificationsClient(Api api) {
    this.api = api;
  }

  /**
   * Lists what the application's callback missed in the last two days, for all its sellers.
   *
   * @throws dev.feria.core.error.ForbiddenException when the token is not one of the application's
   *     owner
   */
  public Paginated<Notification> missed(String applicationId) {
    return Paginated.of(null, cursor -> page(applicationId, null, cursor));
  }

  /** Goes on with {@link #missed(String)} at a page's {@code next}. */
  public Paginated<Notification> missedFrom(Resume resume) {
    return Paginated.of(resume.cursor(), cursor -> page(resume.applicationId(), null, cursor));
  }

  /** Lists what was missed of one topic; see {@link #missed(String)}. */
  public Paginated<Notification> missed(String applicationId, Topic topic) {
    return Paginated.of(null, cursor -> page(applicationId, topic, cursor));
  }

  /** Goes to the end of the list, because the provider may give fewer than were asked for. */
  private Page<Notification> page(
      String applicationId, @Nullable Topic topic, @Nullable String cursor) {
    int offset = Offsets.of(cursor);
    MissedFeedPage page =
        api.send(
            ApiRequest.get("notifications.missed", "/missed_feeds")
                .query("app_id", applicationId)
                .query("topic", topic)
                .query("offset", offset)
                .query("limit", LIMIT),
            MissedFeedPage.class);
    return Offsets.page(page.messages(), (Long) null, offset);
  }

  /**
   * Where a listing goes on.
   *
   * @param cursor a page's {@code next}; null for the beginning
   */
  public record Resume(String applicationId, @Nullable String cursor) {}
}

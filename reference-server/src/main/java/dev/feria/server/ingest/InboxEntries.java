package dev.feria.server.ingest;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.feria.core.provider.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Makes inbox rows of events. */
final class InboxEntries {
  static final String RAW = "raw";
  static final String EVENT = "event";

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_SUBJECT = 400;
  private static final Set<String> NOT_KEPT = Set.of("authorization", "cookie");
  private static final JsonAdapter<Map<String, List<String>>> LISTS =
      new Moshi.Builder()
          .build()
          .adapter(
              Types.newParameterizedType(
                  Map.class, String.class, Types.newParameterizedType(List.class, String.class)));

  private InboxEntries() {}

  /**
   * Makes one row for each event of a webhook. A body with one event is kept as it came; of a body
   * with several, each row keeps its own event only.
   *
   * @throws IllegalArgumentException when an event cannot be stored; the message says why
   */
  static List<InboxEntry> of(RawWebhook webhook, List<Event> events) {
    boolean alone = events.size() == 1;
    List<InboxEntry> entries = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      entries.add(
          entry(
              webhook.provider(),
              webhook.accountKey(),
              event,
              i,
              alone ? RAW : EVENT,
              webhook.path(),
              alone ? json(webhook.query()) : "{}",
              alone ? json(kept(webhook.headers())) : "{}",
              alone ? webhook.body() : EventCodec.encode(event),
              webhook.receivedAt()));
    }
    return entries;
  }

  /**
   * Makes a row of an event that did not come as a webhook.
   *
   * @param accountKey names the account where the event does not
   */
  static InboxEntry missed(String provider, @Nullable String accountKey, Event event, Instant now) {
    ByteString body = EventCodec.encode(event);
    return entry(provider, accountKey, event, 0, EVENT, "", "{}", "{}", body, now);
  }

  private static InboxEntry entry(
      String provider,
      @Nullable String accountKey,
      Event event,
      int position,
      String encoding,
      String path,
      String query,
      String headers,
      ByteString body,
      Instant receivedAt) {
    boolean late = Subjects.isPersonal(event);
    String subject = Subjects.of(event);
    if (subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException("a subject of " + subject.length() + " characters");
    }
    return new InboxEntry(
        provider,
        accountKey,
        event.header().accountExternalId(),
        shortened(event),
        event.header().topic(),
        subject,
        EventPriority.of(event),
        position,
        encoding,
        path,
        query,
        headers,
        body,
        receivedAt,
        late);
  }

  private static String shortened(Event event) {
    String id = event.header().id();
    return id.length() > LONGEST_ID || Subjects.isPersonal(event)
        ? "sha256:" + Subjects.hash(id)
        : id;
  }

  private static Map<String, List<String>> kept(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!NOT_KEPT.contains(lower)) {
            kept.put(lower, values);
          }
        });
    return kept;
  }

  static String json(Map<String, List<String>> lists) {
    return LISTS.toJson(lists);
  }

  static Map<String, List<String>> lists(String json) {
    try {
      Map<String, List<String>> lists = LISTS.fromJson(json);
      return lists == null ? Map.of() : lists;
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException("stored headers cannot be read", e);
    }
  }
}

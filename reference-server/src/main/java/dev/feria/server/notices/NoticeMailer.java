package dev.feria.server.notices;

import dev.feria.server.platform.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails warnings and errors to the owners of their tenant, once each; when sending fails it is
 * tried again for a day.
 */
public final class NoticeMailer {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeMailer.class);
  private static final Duration WORTH_SENDING = Duration.ofDays(1);
  private static final int BATCH = 50;

  private final Database database;
  private final Mailer mailer;
  private final Clock clock;
  private final URI publicUrl;

  /** A notice that waits to be mailed. */
  private record Due(UUID tenantId, String tenant, Notice notice) {}

  /**
   * Mails notices.
   *
   * @param publicUrl where the owner finds the console
   */
  public NoticeMailer(Database database, Mailer mailer, Clock clock, URI publicUrl) {
    this.database = database;
    this.mailer = mailer;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Sends what waits. */
  public void sendDue() {
    Instant since = clock.instant().minus(WORTH_SENDING);
    for (Due due : database.inSystem(handle -> findDue(handle, since))) {
      send(due);
    }
  }

  private void send(Due due) {
    List<String> owners = database.inSystem(handle -> owners(handle, due.tenantId()));
    try {
      for (String owner : owners) {
        mailer.send(owner, subject(due), text(due));
      }
    } catch (IllegalStateException e) {
      LOG.warn("notice not mailed: notice={}", due.notice().id(), e);
      return;
    }
    database.useSystem(handle -> markMailed(handle, due));
    LOG.info("notice mailed: notice={} recipients={}", due.notice().id(), owners.size());
  }

  private static String subject(Due due) {
    String what =
        switch (due.notice().kind()) {
          case "reconnect_needed" -> "an account needs to be connected again";
          case "sync_failed" -> "a synchronisation failed";
          case "personal_data_requested" -> "a person asks what is held about them";
          case "oversold" -> "more was sold than is in stock";
          default -> due.notice().kind().replace('_', ' ');
        };
    return "Feria, " + due.tenant() + ": " + what;
  }

  private String text(Due due) {
    Map<String, String> detail = due.notice().detail();
    String lines =
        detail.keySet().stream()
            .sorted()
            .map(name -> name + ": " + detail.get(name))
            .collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT, "%s%n%n%s%n%n%s%s%n", subject(due), lines, publicUrl, page(due.notice()));
  }

  private static String page(Notice notice) {
    return notice.kind().equals("oversold") ? "/sales/" + notice.subject() : "/integrations";
  }

  private static List<Due> findDue(Handle handle, Instant since) {
    return handle
        .createQuery(
            """
            select n.*, t.name as tenant_name
            from notices n join tenants t on t.tenant_id = n.tenant_id
            where n.mailed_at is null and n.resolved_at is null
              and n.severity in ('warning', 'error') and n.created_at > :since
            order by n.created_at
            limit :batch
            """)
        .bind("since", since)
        .bind("batch", BATCH)
        .map(
            (row, context) ->
                new Due(
                    row.getObject("tenant_id", UUID.class),
                    row.getString("tenant_name"),
                    NoticeStore.map(row, context)))
        .list();
  }

  private static List<String> owners(Handle handle, UUID tenantId) {
    return handle
        .createQuery(
            """
            select email from users
            where tenant_id = :tenant and role = 'owner' and disabled_at is null
            order by user_id
            """)
        .bind("tenant", tenantId)
        .mapTo(String.class)
        .list();
  }

  private void markMailed(Handle handle, Due due) {
    handle
        .createUpdate(
            """
            update notices set mailed_at = :now
            where tenant_id = :tenant and notice_id = :notice
            """)
        .bind("now", clock.instant())
        .bind("tenant", due.tenantId())
        .bind("notice", due.notice().id())
        .execute();
  }
}

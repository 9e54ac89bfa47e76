package dev.feria.server.notices;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Raises, resolves and lists notices. Thread-safe. */
public final class Notices {
  /** Signalled when a notice was raised. */
  public static final String RAISED = "notice-raised";

  private final Database database;
  private final NoticeStore store = new NoticeStore();
  private final Wakeups wakeups;
  private final Clock clock;

  /** How much it matters. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** Look when you can. */
    WARNING,
    /** Something does not work until you act. */
    ERROR;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps notices in a database. */
  public Notices(Database database, Wakeups wakeups, Clock clock) {
    this.database = database;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Raises a notice in the caller's transaction, once while it is unresolved.
   *
   * @param kind what happened, for example {@code sync_failed}
   * @param subject what it is about, for example an account's id; one notice for each
   * @param detail for the text that people read; no secrets
   */
  public void raise(
      Handle handle,
      UUID tenantId,
      String kind,
      Severity severity,
      String subject,
      Map<String, String> detail) {
    if (store.insert(handle, tenantId, kind, severity, subject, detail, clock.instant())) {
      wakeups.signalAfterCommit(handle, RAISED);
    }
  }

  /** Resolves a notice in the caller's transaction, if it was raised. */
  public void resolve(Handle handle, UUID tenantId, String kind, String subject) {
    store.resolve(handle, tenantId, kind, subject, clock.instant());
  }

  /**
   * Takes what notices tell away, in the caller's transaction, where it holds one of some words:
   * they stay, without their detail.
   */
  public void forget(Handle handle, UUID tenantId, Collection<String> words) {
    store.forget(handle, tenantId, words);
  }

  /** Lists a tenant's notices, newest first. */
  public Page<Notice> list(
      UUID tenantId, boolean unresolvedOnly, @Nullable Cursor from, int limit) {
    return Page.of(
        database.inTenant(
            tenantId, handle -> store.list(handle, tenantId, unresolvedOnly, from, limit + 1)),
        limit,
        notice -> Cursor.of(notice.id()));
  }

  /** Counts the notices that are neither read nor resolved. */
  public long unread(UUID tenantId) {
    return database.inTenant(tenantId, handle -> store.unread(handle, tenantId));
  }

  /**
   * Marks a notice as read and returns it.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  public Notice read(UUID tenantId, UUID noticeId) {
    return database
        .inTenant(tenantId, handle -> store.read(handle, tenantId, noticeId, clock.instant()))
        .orElseThrow(() -> Problem.notFound("there is no notice of this id").exception());
  }
}

package dev.feria.server.privacy;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.OfflineHandler;
import dev.feria.server.ingest.TenantWork;
import dev.feria.server.notices.Notices;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Acts on what providers pass on about personal data. Works without the provider, as such events
 * come also after an account was disconnected. What is written down of it names nobody.
 */
public final class PrivacyEvents implements OfflineHandler {
  /** The kind of notice that somebody wants to see what is held about them. */
  public static final String REQUESTED = "personal_data_requested";

  /** How long the owner may take to answer. */
  static final Duration DUE = Duration.ofDays(30);

  private static final String ACTOR = "provider";

  private final PrivacyStore store = new PrivacyStore();
  private final PersonalData data;
  private final Notices notices;
  private final AuditLog audit;
  private final Clock clock;

  /** Composes the handler. */
  public PrivacyEvents(PersonalData data, Notices notices, AuditLog audit, Clock clock) {
    this.data = data;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.PersonalDataRequested
        || event instanceof Event.PersonErased
        || event instanceof Event.AccountErased;
  }

  @Override
  public TenantWork prepare(AccountRow account, Event event) {
    if (event instanceof Event.PersonalDataRequested requested) {
      return handle -> request(handle, account, requested);
    } else if (event instanceof Event.PersonErased erased) {
      return handle -> erase(handle, account, erased);
    }
    return handle -> eraseAccount(handle, account);
  }

  private void request(Handle handle, AccountRow account, Event.PersonalDataRequested request) {
    Instant now = clock.instant();
    Instant due = now.plus(DUE);
    UUID id = store.insert(handle, account, request, now, due).orElse(null);
    if (id == null) {
      return;
    }
    notices.raise(
        handle,
        account.tenantId(),
        REQUESTED,
        Notices.Severity.WARNING,
        id.toString(),
        Map.of("account", account.name(), "due", due.toString().substring(0, 10)));
    audit.add(
        handle,
        account.tenantId(),
        ACTOR,
        "privacy.request",
        id.toString(),
        Map.of("account", account.accountId().toString(), "due", due.toString()));
  }

  private void erase(Handle handle, AccountRow account, Event.PersonErased erased) {
    int orders = data.forget(handle, account, erased.person(), erased.orders());
    close(handle, account, erased.person());
    note(handle, account, "privacy.erase_person", Map.of("orders", Integer.toString(orders)));
  }

  private void eraseAccount(Handle handle, AccountRow account) {
    data.forgetAll(handle, account);
    close(handle, account, null);
    note(handle, account, "privacy.erase_account", Map.of());
  }

  private void close(Handle handle, AccountRow account, Event.@Nullable Person person) {
    for (UUID request : store.open(handle, account, person)) {
      store.close(
          handle, account.tenantId(), request, PrivacyRequestRow.ERASED, ACTOR, clock.instant());
      notices.resolve(handle, account.tenantId(), REQUESTED, request.toString());
    }
  }

  private void note(Handle handle, AccountRow account, String action, Map<String, String> detail) {
    audit.add(handle, account.tenantId(), ACTOR, action, account.accountId().toString(), detail);
  }
}

package dev.feria.server.privacy;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.sales.OrderView;
import dev.feria.server.sales.Orders;
import dev.feria.server.shipping.Shipments;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Requests of people to see what is held about them, as the owner answers them. Thread-safe. */
public final class PrivacyRequests {
  private static final Set<String> STATUSES =
      Set.of(PrivacyRequestRow.OPEN, PrivacyRequestRow.DONE, PrivacyRequestRow.ERASED);

  private final PrivacyStore store = new PrivacyStore();
  private final Database database;
  private final PersonalData data;
  private final Held held;
  private final Notices notices;
  private final AuditLog audit;
  private final Clock clock;

  /** Where what is held is read. */
  public record Held(Accounts accounts, Orders orders, Shipments shipments) {}

  /** Composes the service. */
  public PrivacyRequests(
      Database database,
      PersonalData data,
      Held held,
      Notices notices,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.data = data;
    this.held = held;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lists requests, the latest first.
   *
   * @param status null for all
   */
  public Page<PrivacyRequestView> list(
      UUID tenant, @Nullable String status, @Nullable Cursor from, int limit) {
    if (status != null && !STATUSES.contains(status)) {
      throw Problem.invalid("status", "must be one of open, done, erased").exception();
    }
    UUID after = from == null ? null : from.uuid(0);
    return Page.of(
            database.inTenant(
                tenant, handle -> store.list(handle, tenant, status, after, limit + 1)),
            limit,
            row -> Cursor.of(row.requestId()))
        .map(PrivacyRequestView::of);
  }

  /**
   * Puts together everything that is held about the person of a request. It is stored nowhere.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the request is closed: who
   *     asked is not known any more
   */
  public PersonalExport export(Principal by, UUID requestId) {
    UUID tenant = by.tenantId();
    PrivacyRequestRow row = database.inTenant(tenant, handle -> open(handle, tenant, requestId));
    AccountRow account = held.accounts().get(tenant, row.accountId());
    PersonalData.Holdings found =
        database.inTenant(
            tenant,
            handle -> {
              audit.add(
                  handle, tenant, by.actor(), "privacy.export", requestId.toString(), Map.of());
              return data.find(handle, account, row.person(), row.orders());
            });
    List<OrderView> orders =
        found.orders().stream().map(order -> held.orders().get(tenant, order)).toList();
    return new PersonalExport(
        PrivacyRequestView.of(row),
        new PersonalExport.Person(row.person().id(), row.person().email(), row.person().phone()),
        orders,
        found.orders().stream()
            .flatMap(order -> held.shipments().list(tenant, order).stream())
            .toList(),
        found.waiting().stream()
            .map(w -> new PersonalExport.Waiting(w.receivedAt(), w.topic(), w.body()))
            .toList());
  }

  private PrivacyRequestRow open(Handle handle, UUID tenant, UUID requestId) {
    PrivacyRequestRow row = find(handle, tenant, requestId);
    if (!row.status().equals(PrivacyRequestRow.OPEN)) {
      throw Problem.conflict("request_closed", "who asked is not known any more").exception();
    }
    return row;
  }

  private PrivacyRequestRow find(Handle handle, UUID tenant, UUID requestId) {
    return store
        .find(handle, tenant, requestId)
        .orElseThrow(() -> Problem.notFound("there is no such request").exception());
  }

  /** Marks a request as answered, and forgets who asked. Again, it does nothing. */
  public PrivacyRequestView done(Principal by, UUID requestId) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          if (find(handle, tenant, requestId).status().equals(PrivacyRequestRow.OPEN)) {
            store.close(
                handle, tenant, requestId, PrivacyRequestRow.DONE, by.actor(), clock.instant());
            notices.resolve(handle, tenant, PrivacyEvents.REQUESTED, requestId.toString());
            audit.add(handle, tenant, by.actor(), "privacy.answer", requestId.toString(), Map.of());
          }
          return PrivacyRequestView.of(find(handle, tenant, requestId));
        });
  }
}

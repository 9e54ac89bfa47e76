package dev.feria.server.tenancy;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import java.util.Map;
import java.util.UUID;

/** Reads and changes what tenants say of themselves. Thread-safe. */
public final class Businesses {
  private static final int LONGEST = 200;

  private final Database database;
  private final AuditLog audit;

  /** Composes the service. */
  public Businesses(Database database, AuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  /** Returns a tenant's business. */
  public Business get(UUID tenantId) {
    return database.inTenant(
        tenantId,
        handle ->
            handle
                .createQuery("select name, locale from tenants where tenant_id = :tenant")
                .bind("tenant", tenantId)
                .map((row, context) -> new Business(row.getString("name"), row.getString("locale")))
                .one());
  }

  /**
   * Changes the caller's business.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when the name is empty or longer
   *     than 200 characters
   */
  public void change(Principal by, String name, String locale) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw Problem.invalid("name", "must have 1 to 200 characters").exception();
    }
    UUID tenantId = by.tenantId();
    database.useTenant(
        tenantId,
        handle -> {
          handle
              .createUpdate(
                  "update tenants set name = :name, locale = :locale where tenant_id = :tenant")
              .bind("name", stripped)
              .bind("locale", locale)
              .bind("tenant", tenantId)
              .execute();
          audit.add(
              handle,
              tenantId,
              by.actor(),
              "tenant.change",
              tenantId.toString(),
              Map.of("name", stripped, "locale", locale));
        });
  }
}

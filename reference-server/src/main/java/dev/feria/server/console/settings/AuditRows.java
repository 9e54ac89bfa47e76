package dev.feria.server.console.settings;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.tenancy.AuditEntry;
import dev.feria.server.tenancy.User;
import dev.feria.server.tenancy.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what was administered, with names in place of ids. Thread-safe. */
public final class AuditRows {
  private final Users users;
  private final Accounts accounts;

  /** Composes the renderer. */
  public AuditRows(Users users, Accounts accounts) {
    this.users = users;
    this.accounts = accounts;
  }

  List<AuditRow> rows(UUID tenant, List<AuditEntry> entries) {
    Map<String, String> names = new HashMap<>();
    names.put(tenant.toString(), users.tenantName(tenant));
    for (User user : users.list(tenant)) {
      names.put(user.id().toString(), user.email());
    }
    for (AccountRow account : accounts.list(tenant)) {
      names.put(account.accountId().toString(), account.name());
    }
    return entries.stream()
        .map(
            entry ->
                new AuditRow(
                    entry.action(), subject(entry, names), href(entry), entry.actor(), entry.at()))
        .toList();
  }

  private static String subject(AuditEntry entry, Map<String, String> names) {
    String known = names.get(entry.subject());
    if (known != null) {
      return known;
    }
    Map<String, String> detail = entry.detail();
    return detail.getOrDefault("name", detail.getOrDefault("email", entry.subject()));
  }

  private static @Nullable String href(AuditEntry entry) {
    String product = entry.detail().get("product");
    if (product != null) {
      return "/products/" + product;
    }
    return entry.action().startsWith("sale.") ? "/sales/" + entry.subject() : null;
  }
}

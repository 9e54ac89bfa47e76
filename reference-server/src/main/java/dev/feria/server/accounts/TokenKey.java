package dev.feria.server.accounts;

import java.util.UUID;

/** The key of an account in the token store and in the budgets: {@code tenant/account}. */
record TokenKey(UUID tenantId, UUID accountId) {
  static TokenKey of(AccountRow row) {
    return new TokenKey(row.tenantId(), row.accountId());
  }

  static TokenKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a key of an account: " + text);
    }
    return new TokenKey(
        UUID.fromString(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
  }

  String text() {
    return tenantId + "/" + accountId;
  }
}

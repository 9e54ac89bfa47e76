package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The encrypted credentials of accounts. Runs in its caller's transaction. */
final class SecretStore {
  private static final String CREDENTIAL = "credential:";

  private final Vault vault;

  SecretStore(Vault vault) {
    this.vault = vault;
  }

  /** A secret and how often it was replaced. */
  record Versioned(Secret secret, long version) {}

  Optional<Versioned> find(Handle handle, TokenKey key, String field) {
    return handle
        .createQuery(
            """
            select ciphertext, version from account_secrets
            where tenant_id = :tenant and account_id = :account and field = :field
            """)
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .bind("field", field)
        .map(
            (row, context) ->
                new Versioned(
                    vault.open(
                        key.tenantId(),
                        key.accountId().toString(),
                        field,
                        row.getBytes("ciphertext")),
                    row.getLong("version")))
        .findOne();
  }

  /** Stores a secret, whatever was there, with the next version. */
  void put(Handle handle, TokenKey key, String field, Secret secret) {
    handle
        .createUpdate(
            """
            insert into account_secrets (tenant_id, account_id, field, ciphertext, version)
            values (:tenant, :account, :field, :ciphertext, 1)
            on conflict (tenant_id, account_id, field) do update
            set ciphertext = excluded.ciphertext,
                version = account_secrets.version + 1,
                updated_at = now()
            """)
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .bind("field", field)
        .bind("ciphertext", seal(key, field, secret))
        .execute();
  }

  /** Replaces a secret if its version is still the one that was read. */
  boolean replace(Handle handle, TokenKey key, String field, Secret secret, long version) {
    return handle
            .createUpdate(
                """
                update account_secrets
                set ciphertext = :ciphertext, version = version + 1, updated_at = now()
                where tenant_id = :tenant and account_id = :account and field = :field
                  and version = :version
                """)
            .bind("tenant", key.tenantId())
            .bind("account", key.accountId())
            .bind("field", field)
            .bind("version", version)
            .bind("ciphertext", seal(key, field, secret))
            .execute()
        == 1;
  }

  private byte[] seal(TokenKey key, String field, Secret secret) {
    return vault.seal(key.tenantId(), key.accountId().toString(), field, secret);
  }

  /** Replaces the keys that an account was connected with. */
  void putCredentials(Handle handle, TokenKey key, Map<String, Secret> credentials) {
    for (String field : fields(handle, key)) {
      if (field.startsWith(CREDENTIAL)
          && !credentials.containsKey(field.substring(CREDENTIAL.length()))) {
        delete(handle, key, field);
      }
    }
    credentials.forEach((name, secret) -> put(handle, key, CREDENTIAL + name, secret));
  }

  void delete(Handle handle, TokenKey key, String field) {
    handle
        .createUpdate(
            """
            delete from account_secrets
            where tenant_id = :tenant and account_id = :account and field = :field
            """)
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .bind("field", field)
        .execute();
  }

  Map<String, Secret> credentials(Handle handle, TokenKey key) {
    Map<String, Secret> found = new LinkedHashMap<>();
    for (String field : fields(handle, key)) {
      if (field.startsWith(CREDENTIAL)) {
        find(handle, key, field)
            .ifPresent(v -> found.put(field.substring(CREDENTIAL.length()), v.secret()));
      }
    }
    return found;
  }

  private static Iterable<String> fields(Handle handle, TokenKey key) {
    return handle
        .createQuery(
            """
            select field from account_secrets
            where tenant_id = :tenant and account_id = :account order by field
            """)
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .mapTo(String.class)
        .list();
  }

  void deleteAll(Handle handle, TokenKey key) {
    handle
        .createUpdate(
            "delete from account_secrets where tenant_id = :tenant and account_id = :account")
        .bind("tenant", key.tenantId())
        .bind("account", key.accountId())
        .execute();
  }
}

package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the key that credentials are encrypted with, while servers run: they read the key file
 * again as soon as it changes, and what they replace meanwhile is left alone.
 */
public final class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final int BATCH = 200;

  private final Database database;
  private final MasterKey key;
  private final Vault vault;
  private final Clock clock;

  /** An encrypted value as it was read. */
  private record Sealed(UUID tenantId, String owner, String field, Row row) {}

  /** Where an encrypted value is. */
  private record Row(UUID accountId, ByteBuffer stateHash, ByteBuffer ciphertext, long version) {}

  /** Rotates the key of a database's secrets. */
  public KeyRotation(Database database, MasterKey key, Clock clock) {
    this.database = database;
    this.key = key;
    this.vault = new Vault(key);
    this.clock = clock;
  }

  /**
   * Adds a key, makes it the one that encrypts, and encrypts everything with it.
   *
   * @return how many secrets were encrypted again
   * @throws dev.feria.server.platform.http.ProblemException when the keyset is not in a file
   */
  public int rotate() {
    requireFile();
    key.rotate();
    LOG.info("master key rotated: key={}", key.primaryId());
    return encryptAgain();
  }

  /**
   * Removes the keys that encrypt no more, after everything is encrypted with the newest.
   *
   * @return how many keys were removed
   * @throws dev.feria.server.platform.http.ProblemException when the keyset is not in a file, or
   *     was changed within the last minute
   */
  public int dropOld() {
    requireFile();
    Instant settled = key.changedAt().plus(SETTLED);
    if (clock.instant().isBefore(settled)) {
      throw Problem.conflict(
              "rotated_lately", "old keys can be dropped a minute after the rotation: " + settled)
          .exception();
    }
    encryptAgain();
    int dropped = key.dropOld();
    LOG.info("old master keys dropped: count={}", dropped);
    return dropped;
  }

  private void requireFile() {
    if (!key.isFile()) {
      throw Problem.conflict(
              "inline_key", "FERIA_MASTER_KEY holds the keyset itself; keep it in a file to rotate")
          .exception();
    }
  }

  /** Encrypts what an older key encrypted, until nothing is left, and counts it. */
  public int encryptAgain() {
    int count = 0;
    while (true) {
      List<Sealed> old = database.inSystem(this::findSecrets);
      List<Sealed> states = database.inSystem(this::findStates);
      if (old.isEmpty() && states.isEmpty()) {
        return count;
      }
      int done = 0;
      for (Sealed sealed : old) {
        done += database.<Integer, RuntimeException>inSystem(h -> replaceSecret(h, sealed));
      }
      for (Sealed sealed : states) {
        done += database.<Integer, RuntimeException>inSystem(h -> replaceState(h, sealed));
      }
      count += done;
    }
  }

  private List<Sealed> findSecrets(Handle handle) {
    return handle
        .createQuery(
            """
            select tenant_id, account_id, field, ciphertext, version from account_secrets
            where substring(ciphertext from 2 for 4) <> :key
            limit :batch
            """)
        .bind("key", primary())
        .bind("batch", BATCH)
        .map(
            (row, context) -> {
              UUID account = row.getObject("account_id", UUID.class);
              return new Sealed(
                  row.getObject("tenant_id", UUID.class),
                  account.toString(),
                  row.getString("field"),
                  new Row(
                      account,
                      ByteBuffer.allocate(0),
                      ByteBuffer.wrap(row.getBytes("ciphertext")),
                      row.getLong("version")));
            })
        .list();
  }

  private List<Sealed> findStates(Handle handle) {
    return handle
        .createQuery(
            """
            select tenant_id, state_hash, verifier from oauth_states
            where substring(verifier from 2 for 4) <> :key
            limit :batch
            """)
        .bind("key", primary())
        .bind("batch", BATCH)
        .map(
            (row, context) -> {
              UUID tenantId = row.getObject("tenant_id", UUID.class);
              byte[] hash = row.getBytes("state_hash");
              return new Sealed(
                  tenantId,
                  OAuthStates.owner(hash),
                  OAuthStates.FIELD,
                  new Row(
                      tenantId,
                      ByteBuffer.wrap(hash),
                      ByteBuffer.wrap(row.getBytes("verifier")),
                      0));
            })
        .list();
  }

  private byte[] primary() {
    return ByteBuffer.allocate(4).putInt(key.primaryId()).array();
  }

  /**
   * The version stays: a token that a server renews at this very moment must still be able to
   * replace the one it read.
   */
  private int replaceSecret(Handle handle, Sealed sealed) {
    Row row = sealed.row();
    return handle
        .createUpdate(
            """
            update account_secrets set ciphertext = :fresh, updated_at = now()
            where tenant_id = :tenant and account_id = :account and field = :field
              and version = :version and ciphertext = :old
            """)
        .bind("fresh", encrypted(sealed))
        .bind("tenant", sealed.tenantId())
        .bind("account", row.accountId())
        .bind("field", sealed.field())
        .bind("version", row.version())
        .bind("old", row.ciphertext().array())
        .execute();
  }

  private int replaceState(Handle handle, Sealed sealed) {
    return handle
        .createUpdate("update oauth_states set verifier = :fresh where state_hash = :state")
        .bind("fresh", encrypted(sealed))
        .bind("state", sealed.row().stateHash().array())
        .execute();
  }

  private byte[] encrypted(Sealed sealed) {
    Secret plain =
        vault.open(
            sealed.tenantId(), sealed.owner(), sealed.field(), sealed.row().ciphertext().array());
    return vault.seal(sealed.tenantId(), sealed.owner(), sealed.field(), plain);
  }
}

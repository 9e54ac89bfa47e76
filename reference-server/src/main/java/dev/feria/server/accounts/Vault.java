package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Encrypts credentials one by one, each bound to its tenant, its owner and its field: a ciphertext
 * copied to another row does not open. Thread-safe.
 */
public final class Vault {
  private static final int PREFIX = 5;

  private final MasterKey key;

  /** Encrypts with the primary key of a keyset. */
  public Vault(MasterKey key) {
    this.key = key;
  }

  /**
   * Encrypts a secret.
   *
   * @param owner the account, or what else the secret belongs to
   */
  byte[] seal(UUID tenantId, String owner, String field, Secret secret) {
    try {
      return key.aead()
          .encrypt(
              secret.reveal().getBytes(StandardCharsets.UTF_8), context(tenantId, owner, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt " + field + " of " + owner, e);
    }
  }

  /**
   * Decrypts a secret.
   *
   * @throws IllegalStateException when it was encrypted for another place, or by a key that is gone
   */
  Secret open(UUID tenantId, String owner, String field, byte[] ciphertext) {
    try {
      byte[] plain = key.aead().decrypt(ciphertext, context(tenantId, owner, field));
      return Secret.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "cannot decrypt " + field + " of " + owner + ", key known: " + key.knows(id(ciphertext)),
          e);
    }
  }

  /** Tink writes one byte of version and four of key id before each ciphertext. */
  private static int id(byte[] ciphertext) {
    return ciphertext.length < PREFIX ? 0 : ByteBuffer.wrap(ciphertext, 1, 4).getInt();
  }

  private static byte[] context(UUID tenantId, String owner, String field) {
    return (tenantId + "\n" + owner + "\n" + field).getBytes(StandardCharsets.UTF_8);
  }
}

package dev.feria.server.tenancy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.feria.core.auth.Secret;
import dev.feria.server.platform.http.Problem;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with Argon2id: 19 MiB, 2 passes, one lane, as OWASP's password storage sheet
 * recommends (read 2026-11-20). At most four are hashed at a time, to bound the memory.
 */
final class Passwords {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private static final int SALT_BYTES = 16;

  private final Semaphore running = new Semaphore(4);
  private final String nobody;

  Passwords() {
    this.nobody = hash(Secret.of("the password of nobody"));
  }

  /**
   * Checks what a new password must be.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) naming the field
   */
  static void check(String field, Secret password) {
    int length = password.reveal().length();
    if (length < SHORTEST || length > LONGEST) {
      throw Problem.invalid(field, "must have " + SHORTEST + " to " + LONGEST + " characters")
          .exception();
    }
  }

  String hash(Secret password) {
    running.acquireUninterruptibly();
    try {
      return Password.hash(password.reveal())
          .addRandomSalt(SALT_BYTES)
          .with(Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID))
          .getResult();
    } finally {
      running.release();
    }
  }

  /** Compares a password with a hash, whatever parameters the hash was made with. */
  boolean matches(Secret password, String hash) {
    running.acquireUninterruptibly();
    try {
      return Password.check(password.reveal(), hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      running.release();
    }
  }

  /** Takes as long as {@link #matches}, for users that do not exist. */
  void pretend(Secret password) {
    matches(password, nobody);
  }
}

package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import dev.feria.server.accounts.MasterKey;
import dev.feria.server.platform.EmbeddedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line on an embedded database of its own, and that database. */
final class CommandsTest {
  @TempDir Path folder;

  /** How a command ended. */
  private record Ended(int code, String out, String err) {}

  private Ended run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line =
        Main.commandLine(Map.of("FERIA_DATA", folder.toString()), Clock.systemUTC())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    return new Ended(line.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void commands_onAFreshFolder_administerIt() throws Exception {
    assertThat(run("migrate").out()).contains("migrations applied: ");
    Ended created = run("tenant", "create", "--name", "Demo", "--email", "ana@example.com");
    assertThat(created.code()).as(created.err()).isZero();
    assertThat(created.out()).contains("tenant: ").contains("password: ");
    assertThat(run("api-key", "create", "--tenant", "Demo").out()).contains("api_key: fk_");
    Ended twice = run("tenant", "create", "--name", "Demo", "--email", "ana@example.com");
    assertThat(twice.code()).isOne();
    assertThat(twice.err()).contains("email_in_use");
    assertThat(run("rotate-keys").out()).contains("secrets encrypted with the new key: 0");
    assertThat(run("rotate-keys", "--drop-old").code()).isOne();
    assertThat(run("--version").out()).startsWith("Feria ");

    Path key = folder.resolve("master-key.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertDurable();
  }

  @Test
  void masterKeyCreate_writesAKeyOnceThatTheServerReads() throws Exception {
    Path file = folder.resolve("keys").resolve("master.json");
    Ended created = run("master-key", "create", file.toString());
    assertThat(created.out()).isEqualTo("FERIA_MASTER_KEY=file:" + file + System.lineSeparator());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(MasterKey.of(Secret.of("file:" + file))).isNotNull();
    String before = Files.readString(file);

    Ended again = run("master-key", "create", file.toString());
    assertThat(again.code()).isNotZero();
    assertThat(again.err()).contains(file + " exists already");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  private void assertDurable() {
    try (EmbeddedDatabase owner = EmbeddedDatabase.open(folder);
        EmbeddedDatabase guest = EmbeddedDatabase.open(folder)) {
      assertThat(owner.isOwner()).isTrue();
      assertThat(guest.isOwner()).isFalse();
      assertThat(guest.address()).isEqualTo(owner.address());
      var address = owner.address();
      Jdbi jdbi = Jdbi.create(address.jdbcUrl(), address.user(), address.password().reveal());
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(setting(jdbi, setting)).as(setting).isEqualTo("on");
      }
      assertThat(setting(jdbi, "listen_addresses")).isEqualTo("127.0.0.1");
      Jdbi stranger = Jdbi.create(address.jdbcUrl(), address.user(), "guess");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> setting(stranger, "fsync"))
          .hasMessageContaining("password");
    }
  }

  private static String setting(Jdbi jdbi, String name) {
    return jdbi.withHandle(h -> h.createQuery("show " + name).mapTo(String.class).one());
  }

  @Test
  void serve_withAWrongSetting_exitsWithOneLine() {
    var err = new StringWriter();
    int code =
        Main.commandLine(
                Map.of("FERIA_DATA", folder.toString(), "FERIA_PORT", "x"), Clock.systemUTC())
            .setErr(new PrintWriter(err))
            .execute("serve");
    assertThat(code).isOne();
    assertThat(err.toString().strip()).isEqualTo("FERIA_PORT must be a number from 0 to 65535");
  }
}

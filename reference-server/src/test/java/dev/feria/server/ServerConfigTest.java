package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerConfigTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FERIA_PORT=abc|FERIA_PORT must be a number from 0 to 65535",
        "FERIA_PORT=70000|FERIA_PORT must be a number from 0 to 65535",
        "FERIA_PUBLIC_URL=localhost|FERIA_PUBLIC_URL must be an http(s) address without a path",
        "FERIA_PUBLIC_URL=https://a.example/shop|FERIA_PUBLIC_URL must be an http(s) address without a path",
        "FERIA_DATABASE_URL=mysql://x|FERIA_DATABASE_URL must start with jdbc:postgresql: or postgres://",
        "FERIA_DATABASE_URL=postgres://u:s3cret@h/d|FERIA_MASTER_KEY is missing",
        "FERIA_LOG_FORMAT=xml|FERIA_LOG_FORMAT must be one of text, json",
        "FERIA_SMTP_PORT=25|FERIA_SMTP_HOST is missing: FERIA_SMTP_PORT is set",
        "FERIA_SMTP_HOST=h|FERIA_SMTP_FROM must be an e-mail address",
        "FERIA_PROVIDER_X=1|FERIA_PROVIDER_X must look like FERIA_PROVIDER_<ID>_<SETTING>",
        "FERIA_DATABSE_URL=x|FERIA_DATABSE_URL is not a setting",
        "FERIA_CONFIG=/nowhere/feria.properties|FERIA_CONFIG: cannot read /nowhere/feria.properties"
      })
  void read_withAWrongSetting_namesItInOneLine(String setting, String message) {
    int equals = setting.indexOf('=');
    Map<String, String> environment =
        Map.of(setting.substring(0, equals), setting.substring(equals + 1));
    assertThatThrownBy(() -> ServerConfig.read(environment, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void read_withSeveralWrongSettings_namesThemAll() {
    assertThatThrownBy(
            () -> ServerConfig.read(Map.of("FERIA_PORT", "x", "FERIA_LOG_FORMAT", "y"), null))
        .hasMessageContaining("FERIA_PORT")
        .hasMessageContaining("FERIA_LOG_FORMAT");
  }

  @Test
  void read_fromFile_isOverruledByTheEnvironment() throws IOException {
    Path file = folder.resolve("feria.properties");
    Files.writeString(file, "FERIA_PORT=1111\nFERIA_HOST=10.0.0.1\n");
    ServerConfig config = ServerConfig.read(Map.of("FERIA_PORT", "2222"), file);
    assertThat(config.port()).isEqualTo(2222);
    assertThat(config.host()).isEqualTo("10.0.0.1");
  }

  @Test
  void read_withNothing_hasDefaults() {
    ServerConfig config = ServerConfig.read(Map.of("PATH", "/bin"), null);
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.publicUrl()).hasToString("http://localhost:8080");
    assertThat(config.https()).isFalse();
    assertThat(config.database()).isNull();
  }

  @Test
  void toString_showsNoSecret() {
    Map<String, String> environment = new HashMap<>();
    environment.put("FERIA_DATABASE_URL", "postgres://feria:s3cret@db.example:5433/feria?ssl=true");
    environment.put("FERIA_MASTER_KEY", "k3y");
    environment.put("FERIA_PROVIDER_STALL_CLIENT_SECRET", "cl13nt");
    environment.put("FERIA_SMTP_HOST", "mail.example");
    environment.put("FERIA_SMTP_FROM", "feria@example.com");
    environment.put("FERIA_SMTP_USER", "feria");
    environment.put("FERIA_SMTP_PASSWORD", "p0st");
    ServerConfig config = ServerConfig.read(environment, null);
    assertThat(config.toString())
        .contains("jdbc:postgresql://db.example:5433/feria?ssl=true")
        .doesNotContain("s3cret")
        .doesNotContain("k3y")
        .doesNotContain("cl13nt")
        .doesNotContain("p0st");
    assertThat(config.providers().get("stall").get("client_secret").reveal()).isEqualTo("cl13nt");
  }
}

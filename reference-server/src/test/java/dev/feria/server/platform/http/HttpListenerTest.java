package dev.feria.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HttpListenerTest {
  /** Says hello. */
  @Path("/hello")
  @Access(Access.Level.PUBLIC)
  public static final class Hello {
    /** Says it. */
    @GET
    public String hello() {
      return "hello";
    }
  }

  private static ResourceConfig resources() {
    return HttpListener.plumbing(false).register(new Hello());
  }

  private static String get(URI base) {
    try (InputStream answer = base.resolve("hello").toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void start_withARehearsal_answersItFirstAndAtAnAddressThatIsGoneAfterwards() {
    List<URI> rehearsed = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    try (HttpListener listener =
        HttpListener.start(
            "127.0.0.1",
            0,
            4,
            resources(),
            base -> {
              rehearsed.add(base);
              answers.add(get(base));
            })) {
      assertThat(answers).containsExactly("hello");
      assertThat(rehearsed.get(0).getPort()).isNotEqualTo(listener.port());
      assertThat(get(URI.create("http://127.0.0.1:" + listener.port() + "/"))).isEqualTo("hello");
      assertThatThrownBy(() -> get(rehearsed.get(0))).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void start_withARehearsal_logsTheRequestsOfOthersOnly() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    Logger access = (Logger) LoggerFactory.getLogger("dev.feria.access");
    access.addAppender(lines);
    try (HttpListener listener =
        HttpListener.start("127.0.0.1", 0, 4, resources(), HttpListenerTest::get)) {
      assertThat(lines.list).isEmpty();
      get(URI.create("http://127.0.0.1:" + listener.port() + "/"));
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .contains("path=/hello");
    } finally {
      access.detachAppender(lines);
    }
  }

  @Test
  void start_whenThePortIsTaken_saysSo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> HttpListener.start("127.0.0.1", port, 4, resources()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
    }
  }
}

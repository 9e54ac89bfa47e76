package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line when it begins, one when it ends. */
final class OutageTest {
  @Test
  void failed_again_writesOneLineUntilItWorks() {
    var log = new ListAppender<ILoggingEvent>();
    Logger logger = (Logger) LoggerFactory.getLogger("outage-test");
    log.start();
    logger.addAppender(log);
    var outage = new Outage(logger, "delivery");

    outage.worked();
    for (int i = 0; i < 5; i++) {
      outage.failed(new IllegalStateException("outer", new SQLException("refused\n  by host")));
    }
    outage.worked();
    outage.worked();
    outage.failed("again");

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "delivery failing, tried again until it works: reason=SQLException: refused by host",
            "delivery working again",
            "delivery failing, tried again until it works: reason=again");
    assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
    logger.detachAppender(log);
  }

  @Test
  void reason_isWhatTheDatabaseSaysEvenIfTheSocketSaysLess() {
    var socket = new java.io.EOFException();
    var refused = new SQLException("The connection attempt failed.", "08001", socket);
    assertThat(Outage.reason(new IllegalStateException("no handle", refused)))
        .isEqualTo("SQLException: The connection attempt failed.");
    assertThat(Outage.reason(new IllegalStateException("outer", new IllegalArgumentException("x"))))
        .isEqualTo("IllegalArgumentException: x");
  }

  @Test
  void isConnection_tellsTheDatabasesAbsenceFromOtherFailures() {
    assertThat(Outage.isConnection(new RuntimeException(new SQLException("gone", "08006"))))
        .isTrue();
    assertThat(Outage.isConnection(new RuntimeException(new SQLException("stop", "57P01"))))
        .isTrue();
    assertThat(Outage.isConnection(new SQLException("twice", "23505"))).isFalse();
    assertThat(Outage.isConnection(new IllegalStateException("x"))).isFalse();
  }
}

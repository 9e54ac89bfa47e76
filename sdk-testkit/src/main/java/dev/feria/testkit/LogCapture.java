package dev.feria.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, down to TRACE, with stack traces. Needs Logback. */
public final class LogCapture implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final Collector collector = new Collector();

  /** Starts to listen. */
  public LogCapture() {
    root.setLevel(Level.TRACE);
    collector.start();
    root.addAppender(collector);
  }

  /** Returns what was logged so far, in order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns what was logged so far as one text. */
  public String text() {
    return String.join("\n", lines);
  }

  /** Stops to listen, and logs as before. */
  @Override
  public void close() {
    root.detachAppender(collector);
    root.setLevel(before);
  }

  private final class Collector extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + " "
              + event.getMDCPropertyMap()
              + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }
}

package dev.feria.server;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How the log is written: to standard error, one line per event. */
final class Logging {
  private Logging() {}

  /** Switches to a format, and takes over what libraries log with java.util.logging. */
  static void configure(ServerConfig.LogFormat format) {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    if (format == ServerConfig.LogFormat.JSON
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      load(context, Logging.class.getResource("/logback-json.xml"));
    }
  }

  private static void load(LoggerContext context, URL source) {
    context.reset();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(source);
    } catch (JoranException e) {
      throw new IllegalStateException("cannot configure the log", e);
    }
  }
}

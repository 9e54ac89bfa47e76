package dev.feria.server;

import dev.feria.server.platform.http.ProblemException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Ends a failed command with one line that a person can act on. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  @Override
  public int handleExecutionException(
      Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (error instanceof ConfigException || error instanceof ProblemException) {
      err.println(error.getMessage());
    } else {
      LOG.debug("command failed", error);
      err.println(command.getCommandName() + " failed: " + rootMessage(error));
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    String last = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return root == error ? first : first + " (" + last + ")";
  }
}

package dev.feria.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a garbage collector wrote with {@code -Xlog:gc}. */
public final class GcLog {
  private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private final Path file;

  GcLog(Path file) {
    this.file = file;
  }

  /**
   * How full the heap was at most, in MiB.
   *
   * @param used before a collection
   * @param live after one
   */
  public record Peak(int used, int live) {}

  /** Reads the whole log. */
  public Peak peak() throws IOException {
    int used = 0;
    int live = 0;
    Matcher pauses = PAUSE.matcher(Files.readString(file));
    while (pauses.find()) {
      used = Math.max(used, Integer.parseInt(pauses.group(1)));
      live = Math.max(live, Integer.parseInt(pauses.group(2)));
    }
    return new Peak(used, live);
  }
}

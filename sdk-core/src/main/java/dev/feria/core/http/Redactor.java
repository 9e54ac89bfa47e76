package dev.feria.core.http;

import dev.feria.core.auth.Secret;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of texts that people will read. Immutable. */
public final class Redactor {
  /** How much of a body an exception carries. */
  public static final int BODY_CHARS = 2048;

  private static final int SHORTEST_SECRET = 4;
  private static final String HIDDEN = "***";
  private static final String NAMES =
      "(?:access_?token|refresh_?token|id_?token|token|client_?secret|secret|password|passwd"
          + "|api_?key|consumer_?key|consumer_?secret|authorization|code_?verifier|signature"
          + "|private_?key|credentials?)";
  private static final Pattern JSON_FIELD =
      Pattern.compile(
          "(\"[\\w.-]*" + NAMES + "\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile("(\\b[\\w.-]*" + NAMES + "=)([^&\\s\"]++)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME =
      Pattern.compile("\\b(Bearer|Basic)\\s+[\\w.~+/=-]++", Pattern.CASE_INSENSITIVE);

  private final List<String> known;

  private Redactor(List<String> known) {
    this.known = known;
  }

  /** Hides these secrets wherever they occur, and everything that looks like one. */
  public static Redactor of(Collection<Secret> secrets) {
    return new Redactor(
        secrets.stream()
            .map(Secret::reveal)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .sorted((a, b) -> b.length() - a.length())
            .toList());
  }

  /** Returns a text without secrets. */
  public String redact(String text) {
    String clean = text;
    for (String secret : known) {
      clean = clean.replace(secret, HIDDEN);
    }
    clean = JSON_FIELD.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = PARAMETER.matcher(clean).replaceAll("$1" + HIDDEN);
    return SCHEME.matcher(clean).replaceAll("$1 " + HIDDEN);
  }

  /** Returns the first 2 kB of a text without secrets. */
  public String excerpt(String text) {
    String head = text.length() > 4 * BODY_CHARS ? text.substring(0, 4 * BODY_CHARS) : text;
    String clean = redact(head);
    return clean.length() > BODY_CHARS ? clean.substring(0, BODY_CHARS) : clean;
  }
}

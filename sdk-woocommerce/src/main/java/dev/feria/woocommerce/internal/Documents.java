package dev.feria.woocommerce.internal;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.http.AnswerInspector;
import dev.feria.core.json.Json;
import dev.feria.core.json.RawJson;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the JSON in what a shop answers: PHP writes its notices, and editors their byte order mark,
 * before it. Pages of firewalls and themes are told apart from the API's own errors.
 */
public final class Documents {
  private static final int MOST_PLACES = 30;
  private static final int LONGEST_NOISE = 64 * 1024;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Documents() {}

  /** Returns the JSON of a body; the body itself when it begins with it, or has none. */
  public static byte[] clean(byte[] body) {
    int start = start(body);
    if (start == body.length || isOpening(body[start])) {
      return start == 0 || start == body.length ? body : from(body, start);
    }
    if (looksLikeAPage(body, start)) {
      return body;
    }
    int places = 0;
    int end = Math.min(body.length, LONGEST_NOISE);
    for (int i = start; i < end && places < MOST_PLACES; i++) {
      if (isOpening(body[i])) {
        places++;
        byte[] rest = from(body, i);
        if (isJson(rest)) {
          return rest;
        }
      }
    }
    return body;
  }

  /** Tells whether a cleaned body is, at first sight, JSON. */
  public static boolean isDocument(byte[] body) {
    int start = start(body);
    return start < body.length && isOpening(body[start]);
  }

  /** Says what a page in place of an answer means. */
  public static AnswerInspector.Finding inspect(int status, byte[] body) {
    if (status < 400 || isDocument(body)) {
      return AnswerInspector.Finding.NOTHING;
    }
    return switch (status) {
      case 403, 406, 415 ->
          new AnswerInspector.Finding(ErrorKind.UNAVAILABLE, Errors.FIREWALL, null, null);
      case 404 -> new AnswerInspector.Finding(ErrorKind.REJECTED, Errors.NOT_THE_API, null, null);
      default -> AnswerInspector.Finding.NOTHING;
    };
  }

  private static int start(byte[] body) {
    int start = 0;
    if (body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length)) {
      start = MARK.length;
    }
    while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
      start++;
    }
    return start;
  }

  private static boolean isOpening(byte b) {
    return b == '{' || b == '[';
  }

  private static boolean looksLikeAPage(byte[] body, int start) {
    String head =
        new String(
                body,
                start,
                Math.min(15, body.length - start),
                java.nio.charset.StandardCharsets.US_ASCII)
            .toLowerCase(java.util.Locale.ROOT);
    return head.startsWith("<!doctype") || head.startsWith("<html");
  }

  private static byte[] from(byte[] body, int start) {
    return Arrays.copyOfRange(body, start, body.length);
  }

  private static boolean isJson(byte[] text) {
    try {
      Json.standard().read(text, RawJson.class);
      return true;
    } catch (IOException noise) {
      return false;
    }
  }
}

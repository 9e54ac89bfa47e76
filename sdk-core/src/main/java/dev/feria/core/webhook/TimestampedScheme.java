package dev.feria.core.webhook;

import dev.feria.core.auth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature over the body and the time it was sent, refused outside of a window on both sides of
 * when it arrived. Immutable and thread-safe.
 *
 * <p>Either both stand in one header ({@code t=1700000000,v1=<hex>,v1=<hex>}) or each has its own.
 */
public final class TimestampedScheme implements SignatureScheme {
  /** How far the time sent and the time received may differ unless the provider says otherwise. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int LONGEST_TIMESTAMP = 15;

  private final Layout layout;
  private final SignatureEncoding encoding;
  private final List<Secret> secrets;
  private final SignedPayload payload;
  private final Duration tolerance;
  private final boolean millis;

  /** Where signature and timestamp stand. With keys both are in the signature's header. */
  private record Layout(
      String signatureHeader,
      String timestampHeader,
      String prefix,
      @Nullable String timestampKey,
      @Nullable String signatureKey) {}

  /** What a request claims. */
  private record Claim(@Nullable String timestamp, List<String> signatures) {}

  private TimestampedScheme(
      Layout layout,
      SignatureEncoding encoding,
      List<Secret> secrets,
      SignedPayload payload,
      Duration tolerance,
      boolean millis) {
    this.layout = layout;
    this.encoding = encoding;
    this.secrets = secrets;
    this.payload = payload;
    this.tolerance = tolerance;
    this.millis = millis;
  }

  /**
   * Returns HMAC-SHA-256 in one header of pairs, for example {@code t=...,v1=...}; signed is the
   * timestamp, a dot and the body.
   *
   * @param keys of the timestamp and of the signature, which may come several times
   */
  public static TimestampedScheme pairs(String header, PairKeys keys, List<Secret> secrets) {
    return new TimestampedScheme(
        new Layout(header, header, "", keys.timestamp(), keys.signature()),
        SignatureEncoding.HEX,
        Hmac.checked(secrets),
        SignedPayload.TIMESTAMP_DOT_BODY,
        TOLERANCE,
        false);
  }

  /**
   * Returns HMAC-SHA-256 in two headers; signed is the timestamp, a dot and the body.
   *
   * @param names of both headers
   */
  public static TimestampedScheme headers(HeaderNames names, List<Secret> secrets) {
    return new TimestampedScheme(
        new Layout(names.signature(), names.timestamp(), "", null, null),
        SignatureEncoding.HEX,
        Hmac.checked(secrets),
        SignedPayload.TIMESTAMP_DOT_BODY,
        TOLERANCE,
        false);
  }

  /**
   * The keys of a header of pairs.
   *
   * @param timestamp for example {@code t}
   * @param signature for example {@code v1}
   */
  public record PairKeys(String timestamp, String signature) {}

  /**
   * The names of two headers.
   *
   * @param timestamp for example {@code X-Slack-Request-Timestamp}
   * @param signature for example {@code X-Slack-Signature}
   */
  public record HeaderNames(String timestamp, String signature) {}

  /** Returns the same scheme with a text before the signature, for example {@code v0=}. */
  public TimestampedScheme prefix(String text) {
    Layout l = layout;
    Layout changed =
        new Layout(
            l.signatureHeader(), l.timestampHeader(), text, l.timestampKey(), l.signatureKey());
    return new TimestampedScheme(changed, encoding, secrets, payload, tolerance, millis);
  }

  /** Returns the same scheme with signatures written in another way; hexadecimal if not said. */
  public TimestampedScheme encoding(SignatureEncoding other) {
    return new TimestampedScheme(layout, other, secrets, payload, tolerance, millis);
  }

  /** Returns the same scheme computed over something else. */
  public TimestampedScheme payload(SignedPayload other) {
    return new TimestampedScheme(layout, encoding, secrets, other, tolerance, millis);
  }

  /** Returns the same scheme with another window on each side; 5 minutes if not said. */
  public TimestampedScheme tolerance(Duration eachSide) {
    return new TimestampedScheme(layout, encoding, secrets, payload, eachSide, millis);
  }

  /** Returns the same scheme with timestamps in milliseconds; seconds if not said. */
  public TimestampedScheme inMilliseconds() {
    return new TimestampedScheme(layout, encoding, secrets, payload, tolerance, true);
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    Claim claim = claim(request);
    String timestamp = claim.timestamp();
    if (timestamp == null || claim.signatures().isEmpty()) {
      return Verdict.SIGNATURE_MISSING;
    }
    if (timestamp.length() > LONGEST_TIMESTAMP
        || timestamp.isEmpty()
        || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Verdict.SIGNATURE_MALFORMED;
    }
    List<byte[]> claimed = new ArrayList<>();
    for (String signature : claim.signatures()) {
      if (signature.startsWith(layout.prefix())) {
        encoding.decode(signature.substring(layout.prefix().length())).ifPresent(claimed::add);
      }
    }
    if (claimed.isEmpty()) {
      return Verdict.SIGNATURE_MALFORMED;
    }
    if (!Hmac.SHA256.matches(secrets, payload.bytes(request, timestamp), claimed)) {
      return Verdict.SIGNATURE_MISMATCH;
    }
    Duration drift = Duration.between(instant(timestamp), request.receivedAt()).abs();
    return drift.compareTo(tolerance) > 0 ? Verdict.OUTSIDE_TOLERANCE : Verdict.VALID;
  }

  /** Returns the headers that sign a request with the first secret, for tests and fakes. */
  public Map<String, String> sign(WebhookRequest request, Instant sentAt) {
    String timestamp = Long.toString(millis ? sentAt.toEpochMilli() : sentAt.getEpochSecond());
    byte[] signature = Hmac.SHA256.sign(secrets.get(0), payload.bytes(request, timestamp));
    String text = layout.prefix() + encoding.encode(signature);
    return layout.timestampKey() == null
        ? Map.of(layout.timestampHeader(), timestamp, layout.signatureHeader(), text)
        : Map.of(
            layout.signatureHeader(),
            layout.timestampKey() + "=" + timestamp + "," + layout.signatureKey() + "=" + text);
  }

  private Instant instant(String timestamp) {
    long value = Long.parseLong(timestamp);
    return millis ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
  }

  private Claim claim(WebhookRequest request) {
    Optional<String> header = request.header(layout.signatureHeader()).map(String::trim);
    if (layout.timestampKey() == null) {
      return new Claim(
          request.header(layout.timestampHeader()).map(String::trim).orElse(null),
          header.filter(value -> !value.isEmpty()).map(List::of).orElse(List.of()));
    }
    String timestamp = null;
    List<String> signatures = new ArrayList<>();
    for (String pair : header.orElse("").split(",", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals).trim();
      String value = pair.substring(equals + 1).trim();
      if (key.equals(layout.timestampKey())) {
        timestamp = value;
      } else if (key.equals(layout.signatureKey())) {
        signatures.add(value);
      }
    }
    return new Claim(timestamp, signatures);
  }
}

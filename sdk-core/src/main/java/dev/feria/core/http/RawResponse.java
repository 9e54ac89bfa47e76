package dev.feria.core.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An answer as it came, whatever its status. Immutable. */
public final class RawResponse {
  private final int status;
  private final ResponseHeaders headers;
  private final byte[] body;
  private final byte[] document;
  private final Instant received;
  private final AnswerInspector.Finding finding;

  RawResponse(
      int status,
      ResponseHeaders headers,
      byte[] body,
      byte[] document,
      Instant received,
      AnswerInspector.Finding finding) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.document = document;
    this.received = received;
    this.finding = finding;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Tells whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns the headers. */
  public ResponseHeaders headers() {
    return headers;
  }

  /** Returns a copy of the body; empty without one. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns a copy of the document in the body, see {@link ApiClientBuilder#cleaner}. */
  public byte[] document() {
    return document.clone();
  }

  /** Returns the provider's clock ({@code Date} header); ours where it sent none. */
  public Instant date() {
    return Answers.date(headers, received);
  }

  AnswerInspector.Finding finding() {
    return finding;
  }

  byte[] bytes() {
    return document;
  }

  @Override
  public String toString() {
    return "RawResponse(status=" + status + ", bytes=" + body.length + ")";
  }
}

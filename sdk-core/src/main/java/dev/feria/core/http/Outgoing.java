package dev.feria.core.http;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.OutgoingCall;
import dev.feria.core.auth.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A request with its address and body made, to be authorised and sent as often as needed. */
final class Outgoing implements OutgoingCall {
  private static final byte[] EMPTY = new byte[0];

  private final ApiRequest.Parts parts;
  private final HttpUrl url;
  private final Headers headers;
  private final @Nullable RequestBody body;

  Outgoing(
      ClientSettings settings,
      ApiRequest.Parts parts,
      HttpUrl url,
      Map.@Nullable Entry<String, String> idempotency) {
    this.parts = parts;
    this.url = url;
    this.body = Bodies.of(parts, settings.json());
    Headers.Builder all = new Headers.Builder();
    settings.headers().forEach(all::set);
    for (Map.Entry<String, Object> header : parts.headers()) {
      all.set(header.getKey(), headerText(header.getKey(), Values.text(header.getValue())));
    }
    if (idempotency != null) {
      all.set(idempotency.getKey(), headerText(idempotency.getKey(), idempotency.getValue()));
    }
    this.headers = all.build();
  }

  @Override
  public String method() {
    return parts.method();
  }

  @Override
  public URI url() {
    return url.uri();
  }

  @Override
  public byte[] body() {
    if (body == null || body.isOneShot()) {
      return EMPTY;
    }
    Buffer buffer = new Buffer();
    try {
      body.writeTo(buffer);
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory failed", impossible);
    }
    return buffer.readByteArray();
  }

  Request request(Authorization authorization, HttpUrl at) {
    Headers.Builder all = headers.newBuilder();
    authorization
        .headers()
        .forEach((name, value) -> all.set(name, headerText(name, value.reveal())));
    HttpUrl target = at;
    if (!authorization.query().isEmpty()) {
      HttpUrl.Builder more = at.newBuilder();
      authorization.query().forEach((name, value) -> more.setQueryParameter(name, value.reveal()));
      target = more.build();
    }
    return new Request.Builder()
        .url(target)
        .headers(all.build())
        .method(parts.method(), body)
        .build();
  }

  /** Returns every secret that the request itself carries. */
  List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    collect(parts.path(), secrets);
    collect(parts.query(), secrets);
    collect(parts.headers(), secrets);
    if (parts.content() instanceof Content.Form form) {
      collect(form.fields(), secrets);
    }
    return secrets;
  }

  private static void collect(Collection<Map.Entry<String, Object>> values, List<Secret> secrets) {
    for (Map.Entry<String, Object> entry : values) {
      if (entry.getValue() instanceof Secret secret) {
        secrets.add(secret);
      }
    }
  }

  /** OkHttp would repeat the value in its exception. */
  private static String headerText(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c >= 0x7f) && c != '\t') {
        throw new IllegalArgumentException("a value that header " + name + " cannot carry");
      }
    }
    return text;
  }
}

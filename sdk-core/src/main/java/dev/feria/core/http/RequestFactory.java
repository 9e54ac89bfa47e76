package dev.feria.core.http;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.OutgoingCall;
import dev.feria.core.auth.Secret;
import dev.feria.core.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of a request. The body is made once and sent as often as needed. */
final class RequestFactory {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final byte[] EMPTY = new byte[0];

  private final ApiRequest.Parts parts;
  private final HttpUrl url;
  private final @Nullable RequestBody body;
  private final Map<String, String> defaults;

  RequestFactory(ClientSettings settings, ApiRequest.Parts parts) {
    this.parts = parts;
    this.defaults = settings.headers();
    this.url = parts.link() ? link(settings.base(), parts) : address(settings.base(), parts);
    this.body = body(parts, settings.json());
  }

  HttpUrl url() {
    return url;
  }

  OutgoingCall outgoing() {
    return new OutgoingCall(parts.method(), url.uri(), bytes());
  }

  Request request(Authorization authorization, Map.@Nullable Entry<String, String> extra) {
    Headers.Builder headers = new Headers.Builder();
    defaults.forEach(headers::set);
    for (Map.Entry<String, Object> header : parts.headers()) {
      headers.set(header.getKey(), Values.text(header.getValue()));
    }
    if (extra != null) {
      headers.set(extra.getKey(), extra.getValue());
    }
    authorization.headers().forEach((name, value) -> headers.set(name, headerText(name, value)));
    HttpUrl.Builder target = url.newBuilder();
    authorization.query().forEach((name, value) -> target.setQueryParameter(name, value.reveal()));
    return new Request.Builder()
        .url(target.build())
        .headers(headers.build())
        .method(parts.method(), body)
        .build();
  }

  /** OkHttp would name the value in its exception. */
  private static String headerText(String name, Secret value) {
    String text = value.reveal();
    if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a credential that header " + name + " cannot carry");
    }
    return text;
  }

  private byte[] bytes() {
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

  private static HttpUrl address(HttpUrl base, ApiRequest.Parts parts) {
    HttpUrl.Builder url = base.newBuilder();
    if (base.pathSize() > 1 && base.pathSegments().get(base.pathSize() - 1).isEmpty()) {
      url.removePathSegment(base.pathSize() - 1);
    }
    Set<String> unused = new HashSet<>();
    parts.path().forEach(entry -> unused.add(entry.getKey()));
    String path = parts.target();
    for (String segment : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
      url.addPathSegment(fill(segment, parts, unused));
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException("path " + path + " has no " + unused);
    }
    parts.query().forEach(q -> url.addQueryParameter(q.getKey(), Values.text(q.getValue())));
    return url.build();
  }

  private static String fill(String segment, ApiRequest.Parts parts, Set<String> unused) {
    Matcher names = NAME.matcher(segment);
    StringBuilder filled = new StringBuilder();
    while (names.find()) {
      String name = names.group(1);
      unused.remove(name);
      names.appendReplacement(filled, Matcher.quoteReplacement(value(name, parts)));
    }
    names.appendTail(filled);
    String text = filled.toString();
    if (text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("a path segment of dots in " + parts.target());
    }
    return text;
  }

  private static String value(String name, ApiRequest.Parts parts) {
    for (Map.Entry<String, Object> entry : parts.path()) {
      if (entry.getKey().equals(name)) {
        String text = Values.text(entry.getValue());
        if (text.isBlank()) {
          throw new IllegalArgumentException(name + " is empty in " + parts.target());
        }
        return text;
      }
    }
    throw new IllegalArgumentException(name + " has no value in " + parts.target());
  }

  private static HttpUrl link(HttpUrl base, ApiRequest.Parts parts) {
    HttpUrl resolved = base.resolve(parts.target());
    if (resolved == null) {
      throw new IllegalArgumentException("not an http or https link");
    }
    HttpUrl.Builder url = resolved.newBuilder();
    parts.query().forEach(q -> url.setQueryParameter(q.getKey(), Values.text(q.getValue())));
    return url.build();
  }

  private static @Nullable RequestBody body(ApiRequest.Parts parts, Json json) {
    Content content = parts.content();
    if (content instanceof Content.JsonValue value) {
      return RequestBody.create(json.write(value.value()), JSON);
    }
    if (content instanceof Content.Form form) {
      FormBody.Builder fields = new FormBody.Builder();
      form.fields().forEach(field -> fields.add(field.getKey(), Values.text(field.getValue())));
      return fields.build();
    }
    if (content instanceof Content.Multipart multipart) {
      MultipartBody.Builder fields = new MultipartBody.Builder().setType(MultipartBody.FORM);
      for (Part part : multipart.parts()) {
        fields.addFormDataPart(
            part.name(),
            part.fileName(),
            RequestBody.create(part.bytes(), MediaType.get(part.contentType())));
      }
      return fields.build();
    }
    if (content instanceof Content.Bytes bytes) {
      return RequestBody.create(bytes.file().bytes(), MediaType.get(bytes.file().contentType()));
    }
    if (content instanceof Content.Once once) {
      return new OneShotBody(once);
    }
    boolean needsBody =
        parts.method().equals("POST")
            || parts.method().equals("PUT")
            || parts.method().equals("PATCH");
    return needsBody ? RequestBody.create(EMPTY) : null;
  }

  private static final class OneShotBody extends RequestBody {
    private final Content.Once once;

    OneShotBody(Content.Once once) {
      this.once = once;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get(once.contentType());
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (Source source = Okio.source(once.stream())) {
        sink.writeAll(source);
      }
    }
  }
}

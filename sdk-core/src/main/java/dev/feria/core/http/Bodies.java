package dev.feria.core.http;

import dev.feria.core.json.Json;
import java.io.IOException;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Makes the body of a request. */
final class Bodies {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private Bodies() {}

  static @Nullable RequestBody of(ApiRequest.Parts parts, Json json) {
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
      return multipart(multipart);
    }
    if (content instanceof Content.Bytes bytes) {
      return RequestBody.create(bytes.file().bytes(), MediaType.get(bytes.file().contentType()));
    }
    if (content instanceof Content.Once once) {
      return new OneShot(once);
    }
    return METHODS_WITH_BODY.contains(parts.method()) ? RequestBody.EMPTY : null;
  }

  private static RequestBody multipart(Content.Multipart multipart) {
    MultipartBody.Builder fields = new MultipartBody.Builder().setType(MultipartBody.FORM);
    for (Part part : multipart.parts()) {
      fields.addFormDataPart(
          part.name(),
          part.fileName(),
          RequestBody.create(part.bytes(), MediaType.get(part.contentType())));
    }
    return fields.build();
  }

  /** A stream: OkHttp, too, must not send it twice. */
  private static final class OneShot extends RequestBody {
    private final Content.Once once;

    OneShot(Content.Once once) {
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

package dev.feria.bench.client;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The call as it is written without an SDK: one request with the token, a look at the status, one
 * typed decode. No retries, no budget, no renewal of the token, no typed errors.
 */
public final class HandWrittenClient {
  private final OkHttpClient http;
  private final HttpUrl base;
  private final String token;
  private final JsonAdapter<HandWrittenOrder> orders;

  /** Makes a client of one seller. */
  public HandWrittenClient(OkHttpClient http, HttpUrl base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
    this.orders = new Moshi.Builder().add(new Adapters()).build().adapter(HandWrittenOrder.class);
  }

  /** Reads one order. */
  public HandWrittenOrder order(String id) throws IOException {
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment("orders").addPathSegment(id).build())
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      HandWrittenOrder order = orders.fromJson(response.body().source());
      if (order == null) {
        throw new IOException("no order");
      }
      return order;
    }
  }

  /** The two types that Moshi does not know. */
  static final class Adapters {
    @FromJson
    Instant instant(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    @ToJson
    String text(Instant value) {
      return value.toString();
    }

    @FromJson
    BigDecimal decimal(String text) {
      return new BigDecimal(text);
    }

    @ToJson
    String text(BigDecimal value) {
      return value.toPlainString();
    }
  }
}

package dev.feria.bench.rig;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A seller who opens the authorisation page and submits its form as it is filled in. */
final class Consent {
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  private Consent() {}

  /** Consents, and returns where the seller is sent then, with the code. */
  static URI give(URI authorisation) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpResponse<String> page =
        http.send(HttpRequest.newBuilder(authorisation).build(), BodyHandlers.ofString());
    StringBuilder form = new StringBuilder("decision=allow");
    Matcher inputs = INPUT.matcher(page.body());
    while (inputs.find()) {
      Matcher name = NAME.matcher(inputs.group());
      Matcher value = VALUE.matcher(inputs.group());
      if (name.find() && value.find()) {
        form.append('&').append(name.group(1)).append('=').append(encode(plain(value.group(1))));
      }
    }
    HttpResponse<String> sent =
        http.send(
            HttpRequest.newBuilder(authorisation)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build(),
            BodyHandlers.ofString());
    return authorisation.resolve(
        sent.headers()
            .firstValue("Location")
            .orElseThrow(
                () ->
                    new IOException(
                        "consent was answered " + sent.statusCode() + ": " + sent.body())));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}

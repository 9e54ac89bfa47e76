package dev.feria.server.demo;

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
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * A seller at a browser who says yes: opens an authorisation page, submits its form as it is filled
 * in with the button that consents, and follows the redirects back.
 */
final class DemoBrowser {
  private static final int MOST_STEPS = 10;
  private static final Pattern YES = Pattern.compile("\\b(allow|approve|authorize|accept|yes)\\b");

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Authorises.
   *
   * @param authorisation where the server sends its sellers
   * @param until the host and port that the last page must come from
   */
  void authorise(URI authorisation, URI until) {
    HttpResponse<String> page = send(HttpRequest.newBuilder(authorisation).GET());
    for (int step = 0; step < MOST_STEPS; step++) {
      if (page.statusCode() >= 400) {
        throw new DemoException(page.uri() + " answered " + page.statusCode() + ": " + page.body());
      }
      if (page.uri().getAuthority().equals(until.getAuthority())) {
        return;
      }
      page = submit(Jsoup.parse(page.body(), page.uri().toString()), page.uri());
    }
    throw new DemoException("the authorisation at " + authorisation + " does not come to an end");
  }

  private HttpResponse<String> submit(Document page, URI at) {
    FormElement form =
        page.forms().stream()
            .findFirst()
            .orElseThrow(() -> new DemoException("no form to submit at " + at));
    Element button = consent(form.select("button, input[type=submit]"));
    Stream<String> fields =
        form.formData().stream().map(field -> field(field.key(), field.value()));
    Stream<String> pressed =
        button == null || button.attr("name").isEmpty()
            ? Stream.empty()
            : Stream.of(field(button.attr("name"), button.attr("value")));
    String body = Stream.concat(fields, pressed).distinct().collect(Collectors.joining("&"));
    URI action = form.hasAttr("action") ? at.resolve(form.attr("action")) : at;
    return send(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Picks the button that says yes in its attributes, else the first. */
  private static @Nullable Element consent(List<Element> buttons) {
    return buttons.stream()
        .filter(each -> YES.matcher(each.id() + " " + each.attr("value")).find())
        .findFirst()
        .orElse(buttons.isEmpty() ? null : buttons.get(0));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpRequest built = request.timeout(Duration.ofSeconds(30)).build();
    try {
      return http.send(built, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new DemoException(built.uri() + " cannot be opened: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while opening " + built.uri(), e);
    }
  }

  private static String field(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package dev.feria.server.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without scripts: it keeps cookies and sends forms, and follows no redirects. */
final class Browser {
  private final ConsoleSite site;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String languages = "es-CL,es;q=0.9";

  Browser(ConsoleSite site) {
    this.site = site;
  }

  Browser speaking(String header) {
    this.languages = header;
    return this;
  }

  Browser cookie(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookies.getCookieStore().add(site.url("/"), cookie);
    return this;
  }

  Browser logIn(String email) {
    HttpResponse<String> answer =
        post(
            "/login",
            Map.of(
                "email",
                email,
                "password",
                ConsoleSite.PASSWORD,
                "next",
                "/",
                "csrf",
                csrf("/login")));
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("log-in refused: " + answer.body());
    }
    return this;
  }

  /** Returns what the forms of a page carry. */
  String csrf(String path) {
    return page(path).select("input[name=csrf]").attr("value");
  }

  Document page(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Jsoup.parse(answer.body());
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.url(path))
            .header("Accept", "text/html,application/xhtml+xml")
            .header("Accept-Language", languages);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Asks for a part of a page as htmx does. */
  HttpResponse<String> poll(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.url(path))
            .header("Accept", "*/*")
            .header("Accept-Language", languages)
            .header("HX-Request", "true");
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return postBody(path, body, headers);
  }

  HttpResponse<String> postBody(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.url(path))
            .header("Accept", "text/html")
            .header("Accept-Language", languages)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Sends a form as htmx does, with the token of the page in the header. */
  HttpResponse<String> htmx(String path, Map<String, String> form) {
    return post(path, form, "HX-Request", "true", "X-CSRF-Token", csrf("/settings"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

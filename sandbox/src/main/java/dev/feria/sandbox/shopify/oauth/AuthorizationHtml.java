package dev.feria.sandbox.shopify.oauth;

import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Shop;
import java.util.List;
import java.util.Map;

/** The HTML of the authorisation page. Works without scripts. */
final class AuthorizationHtml {
  private static final List<String> CARRIED =
      List.of("client_id", "redirect_uri", "state", "scope");

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="es"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Instalar aplicación</title>
      <style>
      *{box-sizing:border-box}
      body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f1f2f1;color:#1d2420}
      header{background:#123d2b;color:#fff;padding:14px 24px;font-weight:700}
      main{max-width:460px;margin:32px auto;padding:28px;background:#fff;border-radius:10px;
        box-shadow:0 2px 14px rgba(0,0,0,.08)}
      h1{font-size:20px;margin:0 0 12px}
      ul{padding-left:20px;margin:8px 0 20px}
      .buttons{display:flex;flex-direction:row-reverse;gap:12px;margin-top:24px}
      button{flex:1;padding:12px;border:0;border-radius:6px;font:inherit;font-weight:600;cursor:pointer}
      .allow{background:#123d2b;color:#fff}.deny{background:#e4ebe7;color:#123d2b}
      .wrong{background:#fdecea;color:#8c1d18;padding:10px 12px;border-radius:6px}
      small{color:#66706a;display:block;margin-top:20px}
      @media(max-width:500px){main{margin:0;border-radius:0}}
      </style></head><body><header>Sandbox de Shopify</header><main>
      """;

  private AuthorizationHtml() {}

  static Reply form(Shop shop, App app, Map<String, String> request, List<String> scopes) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>Instalar ")
        .append(Forms.html(app.name))
        .append(" en ")
        .append(Forms.html(shop.name))
        .append("</h1>\n<p>")
        .append(Forms.html(shop.domain))
        .append("</p>\n<ul>");
    scopes.forEach(scope -> page.append("<li>").append(Forms.html(scope)).append("</li>"));
    page.append("</ul>\n<form method=\"post\" id=\"authorize\">\n");
    for (String name : CARRIED) {
      if (request.containsKey(name)) {
        page.append("<input type=\"hidden\" name=\"")
            .append(name)
            .append("\" value=\"")
            .append(Forms.html(request.getOrDefault(name, "")))
            .append("\">\n");
      }
    }
    page.append("<div class=\"buttons\">")
        .append("<button class=\"allow\" id=\"allow\" name=\"decision\" value=\"allow\">Instalar")
        .append("</button><button class=\"deny\" id=\"deny\" name=\"decision\" value=\"deny\">")
        .append("Cancelar</button></div>\n</form>\n")
        .append("<small>Página de prueba: ninguna tienda real está en juego.</small>\n")
        .append("</main></body></html>");
    return Reply.html(200, page.toString());
  }

  static Reply problem(String message) {
    return Reply.html(
        400,
        HEAD
            + "<h1>No es posible instalar la aplicación</h1><p class=\"wrong\" role=\"alert\">"
            + Forms.html(message)
            + "</p></main></body></html>");
  }
}

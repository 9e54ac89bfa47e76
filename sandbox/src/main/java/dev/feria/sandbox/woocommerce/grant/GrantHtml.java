package dev.feria.sandbox.woocommerce.grant;

import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.List;
import java.util.Map;

/** The HTML of the approval page. Works without scripts. */
final class GrantHtml {
  private static final List<String> CARRIED =
      List.of("app_name", "user_id", "return_url", "callback_url", "scope");

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="es"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Conectar aplicación</title>
      <style>
      *{box-sizing:border-box}
      body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f0f0f1;color:#2c3338}
      main{max-width:440px;margin:40px auto;padding:28px;background:#fff;
        border-top:4px solid #7f54b3}
      h1{font-size:20px;margin:0 0 12px}
      label{display:block;font-size:14px;margin:12px 0 4px}
      input{width:100%;padding:10px;border:1px solid #8c8f94;border-radius:4px;font:inherit}
      .buttons{display:flex;flex-direction:row-reverse;gap:12px;margin-top:24px}
      button{flex:1;padding:12px;border:0;border-radius:4px;font:inherit;font-weight:600}
      .approve{background:#7f54b3;color:#fff}.deny{background:#e9e2f2;color:#50317a}
      .wrong{background:#fcf0f1;padding:10px 12px;border-left:4px solid #d63638}
      small{color:#646970;display:block;margin-top:20px}
      @media(max-width:480px){main{margin:0}}
      </style></head><body><main>
      """;

  private GrantHtml() {}

  static Reply form(Store store, Map<String, String> asked, String wrong, int status) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>")
        .append(Forms.html(asked.getOrDefault("app_name", "")))
        .append(" quiere conectarse a ")
        .append(Forms.html(store.title))
        .append("</h1>\n<p>")
        .append(
            switch (asked.getOrDefault("scope", "")) {
              case "read" -> "Podrá ver pedidos, productos y clientes.";
              case "write" -> "Podrá crear y cambiar pedidos, productos y webhooks.";
              default -> "Podrá ver y cambiar pedidos, productos, clientes y webhooks.";
            })
        .append("</p>\n");
    if (!wrong.isEmpty()) {
      page.append("<p class=\"wrong\" role=\"alert\">").append(Forms.html(wrong)).append("</p>\n");
    }
    page.append("<form method=\"post\" id=\"authorize\">\n");
    for (String name : CARRIED) {
      page.append("<input type=\"hidden\" name=\"")
          .append(name)
          .append("\" value=\"")
          .append(Forms.html(asked.getOrDefault(name, "")))
          .append("\">\n");
    }
    page.append("<label for=\"username\">Usuario</label>\n")
        .append("<input id=\"username\" name=\"username\" autocomplete=\"off\" value=\"")
        .append(Forms.html(asked.getOrDefault("username", store.username)))
        .append("\">\n<label for=\"password\">Contraseña</label>\n")
        .append("<input id=\"password\" name=\"password\" type=\"password\" value=\"")
        .append(Forms.html(store.password))
        .append("\">\n<div class=\"buttons\">")
        .append("<button class=\"approve\" id=\"approve\" name=\"decision\" value=\"approve\">")
        .append("Aprobar</button>")
        .append("<button class=\"deny\" id=\"deny\" name=\"decision\" value=\"deny\">")
        .append("Rechazar</button></div>\n</form>\n")
        .append("<small>Página de prueba: ninguna tienda real está en juego.</small>\n")
        .append("</main></body></html>");
    return Reply.html(status, page.toString());
  }

  static Reply problem(int status, String message) {
    return Reply.html(
        status,
        HEAD
            + "<h1>No es posible conectar la aplicación</h1><p class=\"wrong\" role=\"alert\">"
            + Forms.html(message)
            + "</p></main></body></html>");
  }
}

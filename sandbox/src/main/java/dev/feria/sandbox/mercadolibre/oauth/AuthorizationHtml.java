package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.World;
import java.util.List;
import java.util.Map;

/** The HTML of the authorisation host. Works without scripts. */
final class AuthorizationHtml {
  private static final List<String> CARRIED =
      List.of(
          "response_type",
          "client_id",
          "redirect_uri",
          "state",
          "code_challenge",
          "code_challenge_method",
          "scope");

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="es"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Autorizar aplicación</title>
      <style>
      *{box-sizing:border-box}
      body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f4f4f1;color:#24242a}
      header{background:#ffe600;padding:14px 24px;font-weight:700}
      main{max-width:420px;margin:32px auto;padding:28px;background:#fff;border-radius:10px;
        box-shadow:0 2px 14px rgba(0,0,0,.08)}
      h1{font-size:20px;margin:0 0 12px}
      ul{padding-left:20px;margin:8px 0 20px}
      label{display:block;font-size:14px;margin:12px 0 4px;color:#55555f}
      input,select{width:100%;padding:10px;border:1px solid #c6c6cc;border-radius:6px;font:inherit}
      .buttons{display:flex;flex-direction:row-reverse;gap:12px;margin-top:24px}
      button{flex:1;padding:12px;border:0;border-radius:6px;font:inherit;font-weight:600;cursor:pointer}
      .allow{background:#3483fa;color:#fff}.deny{background:#e8effd;color:#2968c8}
      .wrong{background:#fdecea;color:#8c1d18;padding:10px 12px;border-radius:6px}
      small{color:#77777f;display:block;margin-top:20px}
      @media(max-width:460px){main{margin:0;border-radius:0}}
      </style></head><body><header>Sandbox de Mercado Libre</header><main>
      """;

  private AuthorizationHtml() {}

  static Reply form(
      World world, Map<String, String> request, Seller seller, String wrong, int status) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>")
        .append(Forms.html(world.application.name))
        .append(" quiere acceder a tu cuenta</h1>\n<ul>");
    for (String scope : world.application.scopes) {
      page.append("<li>")
          .append(
              Forms.html(
                  switch (scope) {
                    case "read" -> "Leer tus publicaciones, ventas y mensajes";
                    case "write" -> "Modificar publicaciones y responder mensajes";
                    default -> scope;
                  }))
          .append("</li>");
    }
    if (world.application.offlineAccess) {
      page.append("<li>Seguir conectada cuando no estés (offline_access)</li>");
    }
    page.append("</ul>\n");
    if (!wrong.isEmpty()) {
      page.append("<p class=\"wrong\" role=\"alert\">").append(Forms.html(wrong)).append("</p>\n");
    }
    page.append("<form method=\"post\" id=\"authorize\">\n");
    for (String name : CARRIED) {
      if (request.containsKey(name)) {
        page.append("<input type=\"hidden\" name=\"")
            .append(name)
            .append("\" value=\"")
            .append(Forms.html(request.getOrDefault(name, "")))
            .append("\">\n");
      }
    }
    page.append("<label for=\"account\">Cuenta de prueba</label>\n<select id=\"account\">");
    for (Seller other : world.sellers.values()) {
      page.append("<option data-nickname=\"")
          .append(Forms.html(other.nickname))
          .append("\" data-password=\"")
          .append(Forms.html(other.password))
          .append(other == seller ? "\" selected>" : "\">")
          .append(Forms.html(other.nickname + " (" + other.siteId + ")"))
          .append("</option>");
    }
    page.append("</select>\n<label for=\"nickname\">Usuario o e-mail</label>\n")
        .append("<input id=\"nickname\" name=\"nickname\" autocomplete=\"off\" value=\"")
        .append(Forms.html(request.getOrDefault("nickname", seller.nickname)))
        .append("\">\n<label for=\"password\">Contraseña</label>\n")
        .append("<input id=\"password\" name=\"password\" type=\"password\" value=\"")
        .append(Forms.html(seller.password))
        .append("\">\n<div class=\"buttons\">")
        .append("<button class=\"allow\" id=\"allow\" name=\"decision\" value=\"allow\">Permitir")
        .append("</button><button class=\"deny\" id=\"deny\" name=\"decision\" value=\"deny\">")
        .append("Cancelar</button></div>\n</form>\n")
        .append("<small>Página de prueba: ninguna cuenta real está en juego.</small>\n")
        .append("<script>account.onchange=()=>{const o=account.selectedOptions[0].dataset;")
        .append("nickname.value=o.nickname;password.value=o.password}</script>\n")
        .append("</main></body></html>");
    return Reply.html(status, page.toString());
  }

  static Reply problem(String message) {
    return Reply.html(
        400,
        HEAD
            + "<h1>No es posible conectar la aplicación</h1><p class=\"wrong\" role=\"alert\">"
            + Forms.html(message)
            + "</p></main></body></html>");
  }
}

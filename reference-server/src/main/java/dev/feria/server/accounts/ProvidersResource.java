package dev.feria.server.accounts;

import dev.feria.server.platform.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** {@code /api/v1/providers}. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvidersResource {
  private final Integrations integrations;

  ProvidersResource(Integrations integrations) {
    this.integrations = integrations;
  }

  /** Lists the providers, with labels in the language that the caller accepts. */
  @GET
  public Page<ProviderView> list(@Context HttpHeaders headers) {
    Locale locale =
        headers.getAcceptableLanguages().stream()
            .filter(l -> !l.getLanguage().equals("*"))
            .findFirst()
            .orElse(Locale.ENGLISH);
    return new Page<>(integrations.providers(locale), null);
  }
}

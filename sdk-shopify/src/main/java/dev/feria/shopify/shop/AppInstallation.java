package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application at the shop. */
@CamelCase
public record AppInstallation(@Nullable List<AccessScope> accessScopes) {
  public AppInstallation {
    accessScopes = accessScopes == null ? List.of() : Collections.unmodifiableList(accessScopes);
  }

  @Override
  public List<AccessScope> accessScopes() {
    return accessScopes == null ? List.of() : accessScopes;
  }
}

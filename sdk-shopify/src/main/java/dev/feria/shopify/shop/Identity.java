package dev.feria.shopify.shop;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** Who the shop is, and what the application may do there. */
@CamelCase
public record Identity(Shop shop, @Nullable AppInstallation currentAppInstallation) {}

package dev.feria.shopify.graphql;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/** What the provider says beside the data. */
@CamelCase
public record Extensions(@Nullable Cost cost) {}

package dev.feria.mercadolibre.items;

import dev.feria.core.page.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a multiget answer.
 *
 * @param code HTTP status of this entry
 * @param body an item when the code is 200, else an error
 */
public record MultigetEntry(int code, @Nullable Entry<Item> body) {}
